package import Domain
package import DuckDB
import Foundation
import Packs
package import SQLText

/// Reads the lake: a DuckDB of its own with the lake attached read-only as `lake`.
///
/// Meant to be kept open. A reader sees each snapshot whole while a load is being written.
package struct LakeReader: Sendable {
    /// For the rooms above: any SELECT over ``relation(of:at:)``.
    package let session: DuckDBSession
    package let lake: RecordLake

    /// - Parameter session: One that sees the lake as `lake`: opened with ``LakeFolder/readerSettings``.
    package init(session: DuckDBSession, lake: RecordLake) {
        self.session = session
        self.lake = lake
    }

    package func close() async { await session.close() }

    /// The latest snapshot.
    package func snapshot() async throws -> Int { try await session.currentSnapshot() }

    /// What stands behind FROM for a dataset's records: `lake.declaration AT (VERSION => 7)`; the latest for `nil`.
    package static func relation(of dataset: DatasetID, at snapshot: Int?) -> SQLFragment {
        at(RecordTable.named(dataset.rawValue), snapshot)
    }

    static func at(_ table: SQLFragment, _ snapshot: Int?) -> SQLFragment {
        guard let snapshot else { return table }
        return "\(table) AT (VERSION => \(snapshot))"
    }

    /// The spans each dataset is declared complete for, by unit; joined where they meet, in order.
    ///
    /// - Returns: Without the datasets of which nothing is covered. A unit stands for itself and all below it.
    package func coverage(at snapshot: Int? = nil) async throws -> [DatasetID: [OrgUnit.ID: [DaySpan]]] {
        let rows = try await session.rows(
            """
            SELECT dataset, unit, from_day, to_day FROM \(Self.at(RecordTable.named("_coverage"), snapshot))
            ORDER BY dataset, unit, from_day, to_day
            """)
        var spans: [DatasetID: [OrgUnit.ID: [DaySpan]]] = [:]
        for row in rows {
            guard let from = Day(try row.text("from_day")), let to = Day(try row.text("to_day")),
                let span = DaySpan(from: from, to: to)
            else { continue }
            spans[DatasetID(try row.text("dataset")), default: [:]][OrgUnit.ID(try row.text("unit")), default: []]
                .append(span)
        }
        return spans.mapValues { $0.mapValues(\.joined) }
    }
}

extension RecordLake {
    /// Opens a reader. Close it when done.
    package func reader() async throws -> LakeReader {
        LakeReader(session: try await DuckDBSession.open(tools: tools, settings: folder.readerSettings), lake: self)
    }

    /// The latest snapshot.
    package func snapshot() async throws -> Int {
        try await reading { try await $0.snapshot() }
    }

    /// Runs `body` with a reader that is closed afterwards.
    package func reading<T: Sendable>(_ body: (LakeReader) async throws -> T) async throws -> T {
        try await withDuckDB(tools, folder.readerSettings) { try await body(LakeReader(session: $0, lake: self)) }
    }
}

extension [DaySpan] {
    /// The same days in as few spans as can be. The spans come in the order of their first days.
    var joined: [DaySpan] {
        var joined: [DaySpan] = []
        for span in self {
            if let last = joined.last, span.from <= last.to.adding(days: 1),
                let both = DaySpan(from: last.from, to: Swift.max(last.to, span.to))
            {
                joined[joined.count - 1] = both
            } else {
                joined.append(span)
            }
        }
        return joined
    }
}
