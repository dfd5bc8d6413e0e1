package import Domain
import DuckDB
package import Lake
package import Packs
import Panel
import Registry

/// One record with every version the lake holds of it.
package struct RecordAccount: Sendable {
    package let dataset: Dataset
    /// The record as the figure counts it.
    package let listing: RecordListing
    /// In the order of loads; names of persons and enterprises hidden as in the listing.
    package let versions: [RecordVersion]
    /// The last load the figure's revision knew; later ones did not count in it.
    package let lastLoad: Int
}

extension TwofoldWorkspace {
    /// One record behind a figure and how it came to be what it is: every version over all loads, also those
    /// after the figure's revision.
    ///
    /// - Parameter units: Versions that other units held are left out.
    /// - Throws: ``WorkspaceError/noSuchFigure(_:)`` where the figure does not count such a record.
    package func record(
        behind reference: FigureReference, part: Int, key: [String], showsNames: Bool, within units: Set<OrgUnit.ID>
    ) async throws -> RecordAccount {
        let listing = try await records(
            behind: reference, RecordQuery(part: part, limit: 1, showsNames: showsNames, key: key))
        guard let dataset = listing.dataset, !listing.rows.isEmpty else {
            throw WorkspaceError.noSuchFigure(reference.description)
        }
        let known = try known(reference.revision)
        let hidden = Set(listing.columns.filter(\.isMasked).map(\.name))
        let (versions, loads) = try await reading { session in
            let reader = LakeReader(session: session, lake: lake)
            return (
                try await reader.history(of: dataset, key: key), try await reader.loads(at: known.snapshot)
            )
        }
        return RecordAccount(
            dataset: dataset, listing: listing,
            versions: versions.filter { $0.unit.map(units.contains) ?? true }.map { $0.hiding(hidden) },
            lastLoad: loads.map(\.number).max() ?? 0)
    }
}

extension RecordVersion {
    fileprivate func hiding(_ columns: Set<String>) -> RecordVersion {
        var shown = self
        for column in columns where shown.values[column] != .some(nil) && shown.values[column] != nil {
            shown.values[column] = RecordListing.masked
        }
        return shown
    }
}
