import Domain
package import DuckDB
package import Foundation
import Packs
import SQLText

extension RecordLake {
    /// Takes a load back: a new snapshot in which every record is as if the load had never been.
    ///
    /// The rows of the load stay, aside, and so do the snapshots that had them.
    /// - Throws: ``LakeError/unknownLoad(_:)``; ``LakeError/alreadyTakenBack(_:)``; `WriterLockError`; `DuckDBError`.
    @discardableResult
    package func takeBack(
        _ number: Int, now: Date = Date(), command: String = "twofold take back",
        onWait: (WriterLock.Holder?) -> Void = { _ in }
    ) async throws -> TakeBackReceipt {
        try await writing(command, onWait: onWait) { session in
            let loads = try await Load.all(in: session)
            guard let load = loads.first(where: { $0.number == number }) else { throw LakeError.unknownLoad(number) }
            guard load.isInForce else { throw LakeError.alreadyTakenBack(number) }
            let table = try table(of: DatasetID(load.receipt.dataset))
            let replacements = try await Replacement.all(of: table, in: session)
            let replay = Replay(
                table: table, without: number,
                loads: loads.filter {
                    $0.isInForce && $0.number != number && $0.receipt.dataset == load.receipt.dataset
                }
                .map(\.number),
                replacements: replacements)
            for statement in replay.findingWinners { try await session.run(statement) }
            for statement in replay.comparing { try await session.run(statement) }
            let sums = try await session.rows(replay.amountChange)[0]
            var receipt = TakeBackReceipt(load: number, snapshot: try await session.currentSnapshot() + 1)
            receipt.restored = try sums.int("arriving")
            receipt.removed = try sums.int("leaving") - sums.int("replaced_rows")
            receipt.amounts = try table.dataset.amounts.map {
                AmountChange(
                    column: $0.name, change: try sums.decimal($0.name + ":in") - sums.decimal($0.name + ":out"))
            }
            try await session.transaction {
                for statement in replay.writing { try await session.run(statement) }
                try await session.run("DELETE FROM lake._coverage WHERE load = \(number)")
                try await session.run(
                    "UPDATE lake._loads SET taken_back_at = \(now.asTimestamp) WHERE load = \(number)")
            }
            return receipt
        }
    }
}

/// A load that was declared to replace a span.
struct Replacement: Sendable {
    let load: Int
    let from: String
    let to: String
    let units: [String]

    /// Of the dataset's loads in force, in order.
    static func all(of table: RecordTable, in session: DuckDBSession) async throws -> [Replacement] {
        let rows = try await session.rows(
            """
            SELECT load, replaces_from, replaces_to, replaces_units FROM lake._loads
            WHERE dataset = \(table.dataset.id.rawValue) AND replaces_from IS NOT NULL AND taken_back_at IS NULL
            ORDER BY load
            """)
        return try rows.map { row in
            Replacement(
                load: try row.int("load"), from: try row.text("replaces_from"), to: try row.text("replaces_to"),
                units: try JSONDecoder().decode([String].self, from: Data(try row.text("replaces_units").utf8)))
        }
    }

    /// Whether it removes `row`, if the load does not have its record.
    func spans(_ row: SQLFragment) -> SQLFragment {
        "\(row)._day BETWEEN \(date: from) AND \(date: to) AND \(row)._unit IN \(list: units)"
    }
}
