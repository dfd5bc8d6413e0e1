import Domain
import DuckDB
import Foundation
import Lake
import Packs
import Panel
import Registry
import SQLText

/// What one revision of the workspace knows: its lake snapshot, its definitions and, by its sequence, its living records.
struct KnownRevision: Sendable {
    let sequence: Int
    /// `nil` before there were records.
    let snapshot: Int?
    let pack: Pack
}

extension TwofoldWorkspace {
    /// The number of the latest revision; 0 for a workspace that was not finished.
    package var latestRevision: Int { get throws { try registry.latestRevision()?.sequence ?? 0 } }

    /// - Parameter sequence: `nil` for the latest.
    /// - Throws: `RegistryError.unknownRevision`.
    func known(_ sequence: Int?) throws -> KnownRevision {
        let latest = try registry.latestRevision()
        let revision = try sequence.map(registry.revision) ?? latest
        guard let revision, let definitions = revision.definitionsRevision else {
            throw WorkspaceError.unfinished(folder.path)
        }
        let pack =
            definitions == self.pack.revision
            ? self.pack : try Pack.read(files: registry.definitions(definitions).packFiles)
        return KnownRevision(sequence: revision.sequence, snapshot: revision.lakeSnapshot, pack: pack)
    }

    /// The panel as a revision knows its records, coverage and reports.
    func panel(_ known: KnownRevision, in session: DuckDBSession) async throws -> FigurePanel {
        let reader = LakeReader(session: session, lake: lake)
        var rows: [DatasetID: SQLFragment] = [:]
        var coverage: [DatasetID: [OrgUnit.ID: [DaySpan]]] = [:]
        for dataset in known.pack.datasets {
            rows[dataset.id] = LakeReader.relation(of: dataset.id, at: known.snapshot)
            coverage[dataset.id] = try await reader.coverage(of: dataset.id, at: known.snapshot)
        }
        let reported = try registry.reported(knownAt: known.sequence).compactMap { value in
            value.value.map {
                (ReportedValues.Key(field: value.field, unit: value.unit, period: value.period), $0)
            }
        }
        return FigurePanel(
            pack: known.pack, rows: RecordRows(rows), coverage: RecordCoverage(coverage),
            reported: ReportedValues(Dictionary(reported, uniquingKeysWith: { $1 })), revision: known.sequence)
    }
}
