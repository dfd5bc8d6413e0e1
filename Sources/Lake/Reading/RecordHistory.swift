package import Domain
import DuckDB
package import Foundation
package import Packs
import SQLText

/// One version of a record as a load brought it.
package struct RecordVersion: Sendable, Hashable {
    package enum State: String, Sendable, Hashable {
        /// It counts.
        case current
        /// Another load brought the record otherwise.
        case changed
        /// A load that replaced a span no longer had it.
        case replaced
        /// The same file had a later version.
        case superseded
        /// The lake had a later version already.
        case stale
        /// Its load was taken back.
        case takenBack = "taken-back"
        /// A load brought it once more, content for content.
        case again
    }
    package let state: State
    package let load: Int
    /// The line of the file.
    package let line: Int
    package let file: String
    package let loadedAt: Date
    /// The day it counts on and the unit that holds it; `nil` for one brought again.
    package let day: Day?
    package let unit: OrgUnit.ID?
    /// The load that took its place; `nil` while it counts.
    package let displacedBy: Int?
    /// By column; `nil` for an empty cell. Only key and version for one brought again.
    package var values: [String: String?]
}

extension LakeReader {
    /// Every version the lake holds of one record, in the order of loads and lines.
    ///
    /// - Parameter key: The values of the dataset's key columns, in their order.
    /// - Returns: Empty for a record the lake never had.
    package func history(
        of dataset: Dataset, key: [String], at snapshot: Int? = nil
    ) async throws -> [RecordVersion] {
        precondition(key.count == dataset.key.count, "a record is named by all of its key")
        let table = RecordTable(dataset)
        let loads = Dictionary(
            try await self.loads(at: snapshot).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let isKey = zip(dataset.key, key).map { "CAST(\(name: $0.name) AS VARCHAR) = \($1)" as SQLFragment }
            .joined(separator: " AND ")
        var versions: [RecordVersion] = []
        let sources: [(SQLFragment, columns: SQLFragment)] = [
            (table.current, "*, 'current' AS _reason, NULL AS _displaced_by"), (table.superseded, "*"),
            (table.again, "* EXCLUDE (_same_load, _same_line), 'again' AS _reason, NULL AS _displaced_by"),
        ]
        for (source, columns) in sources {
            let rows = try await session.rows(
                "SELECT \(columns) FROM \(Self.at(source, snapshot)) WHERE \(isKey) ORDER BY _load, _line")
            versions += try rows.map { try RecordVersion($0, loads) }
        }
        return versions.sorted { ($0.load, $0.line) < ($1.load, $1.line) }
    }
}

extension RecordVersion {
    fileprivate init(_ row: Row, _ loads: [Int: Load]) throws {
        let number = try row.int("_load")
        let load = loads[number]
        let names = row.columns.names
        let reason = try row.text("_reason")
        guard let state = State(rawValue: reason) else {
            throw DuckDBError.wrongType(column: "_reason", expected: "a reason of ours", found: reason)
        }
        self.state = state
        self.load = number
        line = try row.int("_line")
        file = load?.receipt.file ?? ""
        loadedAt = load?.receipt.loadedAt ?? Date(timeIntervalSince1970: 0)
        day = names.contains("_day") ? try row.textIfPresent("_day").flatMap { Day($0) } : nil
        unit = names.contains("_unit") ? try row.textIfPresent("_unit").map { OrgUnit.ID($0) } : nil
        displacedBy = try row.intIfPresent("_displaced_by")
        values = Dictionary(
            zip(names, row.values).filter { !$0.0.hasPrefix("_") }.map { ($0.0, $0.1.asWritten) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Row.Value {
    /// As a script reads it; `nil` for NULL.
    package var asWritten: String? {
        switch self {
        case .null: nil
        case .bool(let value): value ? "true" : "false"
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .text(let value): value
        }
    }
}
