package import Domain
import DuckDB
package import Foundation
import Lake
package import Packs
import Panel
import Registry

/// One record with every version the lake holds of it.
package struct RecordAccount: Sendable {
    package let dataset: Dataset
    /// The record as the figure counts it.
    package let listing: RecordListing
    /// In the order of loads; names of persons and enterprises hidden as in the listing.
    package let versions: [Version]
    /// The last load the figure's revision knew; later ones did not count in it.
    package let lastLoad: Int

    /// One version as a load brought it.
    package struct Version: Sendable {
        /// `current`, `changed`, `replaced`, `superseded`, `stale`, `taken-back`, `again`.
        package let state: String
        package let load: Int
        /// The line of the file.
        package let line: Int
        package let file: String
        package let loadedAt: Date
        /// `nil` for one brought again unchanged, as is the unit.
        package let day: Day?
        package let unit: OrgUnit.ID?
        /// The load that took its place; `nil` while it counts.
        package let displacedBy: Int?
        /// By column; `nil` for an empty cell. Only key and version for one brought again.
        package let values: [String: String?]
        package var isRepetition: Bool { state == RecordVersion.State.again.rawValue }
    }
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
            versions: versions.filter { $0.unit.map(units.contains) ?? true }.map {
                RecordAccount.Version($0, hiding: hidden)
            },
            lastLoad: loads.map(\.number).max() ?? 0)
    }
}

extension RecordAccount.Version {
    fileprivate init(_ version: RecordVersion, hiding columns: Set<String>) {
        state = version.state.rawValue
        load = version.load
        line = version.line
        file = version.file
        loadedAt = version.loadedAt
        day = version.day
        unit = version.unit
        displacedBy = version.displacedBy
        values = Dictionary(
            uniqueKeysWithValues: version.values.map { column, value in
                (column, value.map { columns.contains(column) ? hiddenName : $0 })
            })
    }
}
