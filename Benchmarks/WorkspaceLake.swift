import DuckDB
import Domain
import Foundation
import Lake
import Packs
import Panel
import SQLText
import Workspace

/// The declarations of a workspace, asked directly.
struct WorkspaceLake: Sendable {
    let workspace: TwofoldWorkspace
    private let lake: RecordLake
    static let declarations = DatasetID("declaration")

    init(of workspace: TwofoldWorkspace, with tools: DuckDBTools) async throws {
        self.workspace = workspace
        let folder = LakeFolder(workspace.folder.appending(path: "lake"))
        lake = try await RecordLake.open(
            folder, datasets: workspace.pack.datasets, units: workspace.pack.units, tools: tools)
    }

    /// How many declarations are in force.
    func records() async throws -> Int {
        try await lake.reading { reader in
            let relation = LakeReader.relation(of: Self.declarations, at: nil)
            return try await reader.session.rows("SELECT count(*) AS n FROM \(relation)")[0].int("n")
        }
    }

    /// Runs `body` with the panel over the latest snapshot, in a DuckDB of its own.
    func panel<T: Sendable>(_ body: (PanelSession) async throws -> T) async throws -> T {
        try await lake.reading { reader in
            let snapshot = try await reader.snapshot()
            let coverage = try await reader.coverage(at: snapshot)
            let panel = FigurePanel(
                pack: workspace.pack,
                rows: RecordRows([Self.declarations: LakeReader.relation(of: Self.declarations, at: snapshot)]),
                coverage: RecordCoverage(coverage), revision: snapshot)
            return try await body(PanelSession(panel: panel, session: reader.session))
        }
    }
}

/// A panel over declarations and the DuckDB that answers it.
struct PanelSession: Sendable {
    let panel: FigurePanel
    let session: DuckDBSession

    /// Every unit, each period; as at the last day declared complete.
    func figures(_ indicators: [IndicatorID], _ periods: [Period]) async throws -> [Figure] {
        guard let asAt = panel.coverage.lastDay(of: WorkspaceLake.declarations) else { return [] }
        let request = PanelRequest(
            indicators: indicators, units: panel.pack.units.units.map(\.id), spans: .periods(periods, calendar: nil),
            asAt: asAt)
        return try await panel.figures(request, in: session)
    }
}
