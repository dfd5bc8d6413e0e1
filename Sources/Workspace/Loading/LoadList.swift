import Domain
import Foundation
package import Lake

/// Loads for a terminal and for programs.
package struct LoadList: Sendable {
    private let loads: [Load]
    init(_ loads: [Load]) { self.loads = loads }

    package var json: JSON { get throws { .array(try items) } }
    /// One for each load, in the order they were made.
    package var items: [JSON] { get throws { try loads.map { try JSON(encoding: $0) } } }

    package var text: String {
        var table = TextTable([
            .init("load", .right), .init("loaded"), .init("file"), .init("dataset"), .init("read", .right),
            .init("new", .right),
            .init("changed", .right), .init("unchanged", .right), .init("stale", .right), .init("refused", .right),
            .init("covers"), .init("state"),
        ])
        for load in loads {
            let receipt = load.receipt
            table.add([
                String(load.number), receipt.loadedAt.formatted(.iso8601), receipt.file, receipt.dataset,
                String(receipt.read), String(receipt.new), String(receipt.changed), String(receipt.unchanged),
                String(receipt.stale), String(receipt.refused),
                receipt.coverage.map { "\($0.unit):\($0.span)" }.joined(separator: " "),
                load.isInForce ? "in force" : "taken back",
            ])
        }
        return table.isEmpty ? "no loads" : table.text
    }
}

/// Refused rows for a terminal.
package struct QuarantineList: Sendable {
    private let rows: [QuarantinedRow]
    private let language: Language
    init(_ rows: [QuarantinedRow], _ language: Language) {
        self.rows = rows
        self.language = language
    }

    package var json: JSON { get throws { try JSON(encoding: rows) } }

    package var text: String {
        var table = TextTable([
            .init("load", .right), .init("line", .right), .init("column"), .init("value"), .init("reason"),
            .init("corrected by", .right),
        ])
        for row in rows {
            for problem in row.problems {
                table.add([
                    String(row.load), String(row.line), problem.label ?? problem.column ?? "", problem.value ?? "",
                    problem.message(in: language), row.correctedBy.map { "load \($0)" } ?? "",
                ])
            }
        }
        return table.isEmpty ? "nothing is refused" : table.text
    }
}

/// What taking a load back did.
package struct TakeBackAnswer: Sendable {
    package let receipt: TakeBackReceipt

    package var json: JSON { get throws { try JSON(encoding: receipt) } }
    package var text: String {
        "load \(receipt.load) taken back: \(receipt.removed) records removed, \(receipt.restored) restored"
    }
}
