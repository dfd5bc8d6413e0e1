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
    /// - Throws: `RegistryError.unknownRevision`; ``WorkspaceError/noDefinitions(_:)`` for one of before the workspace was made.
    func known(_ sequence: Int?) throws -> KnownRevision {
        let latest = try registry.latestRevision()
        let revision = try sequence.map(registry.revision) ?? latest
        guard let revision, let definitions = revision.definitionsRevision else {
            if let sequence, latest?.definitionsRevision != nil { throw WorkspaceError.noDefinitions(sequence) }
            throw WorkspaceError.unfinished(folder.path)
        }
        let pack =
            definitions == self.pack.revision
            ? self.pack : try Pack.read(files: registry.definitions(definitions).packFiles)
        return KnownRevision(sequence: revision.sequence, snapshot: revision.lakeSnapshot, pack: pack)
    }

    /// The panel as a revision knows its records, coverage and reports.
    func panel(_ known: KnownRevision, in session: DuckDBSession) async throws -> FigurePanel {
        let coverage = try await LakeReader(session: session, lake: lake).coverage(at: known.snapshot)
        let reported = try registry.reported(knownAt: known.sequence).compactMap { value in
            value.value.map {
                (ReportedValues.Key(field: value.field, unit: value.unit, period: value.period), $0)
            }
        }
        return FigurePanel(
            pack: known.pack, rows: rows(of: known), coverage: RecordCoverage(coverage),
            reported: ReportedValues(Dictionary(reported, uniquingKeysWith: { $1 })), revision: known.sequence)
    }

    /// A panel that finds the records behind a figure and computes none: it asks neither what is covered nor what was reported.
    func tracingPanel(_ known: KnownRevision) -> FigurePanel {
        FigurePanel(
            pack: known.pack, rows: rows(of: known), coverage: RecordCoverage([:]), reported: ReportedValues([:]),
            revision: known.sequence)
    }

    private func rows(of known: KnownRevision) -> RecordRows {
        RecordRows(
            Dictionary(
                uniqueKeysWithValues: known.pack.datasets.map {
                    ($0.id, LakeReader.relation(of: $0.id, at: known.snapshot))
                }))
    }
}
