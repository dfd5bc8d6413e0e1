import Domain
import Foundation
@testable import Lake
import Packs
import SQLText
import Testing

/// A row's place in the staging table is its record's number in the file, also when DuckDB reads a large file in parallel.
@Suite(.enabled(if: Bench.tools != nil))
struct FileOrderTests {
    /// Long lists of units and codes are what DuckDB would join with.
    private static let units: [OrgUnit.ID] = (10..<30).map { OrgUnit.ID("20\($0)") }
    private static let dataset = Dataset(
        id: "declaration", names: .both("tờ khai"), recordNames: .both("tờ khai"),
        columns: [
            .make("number", .text, .key), .make("unit", .text, .unit), .make("registered_at", .timestamp, .time),
            .make("channel", .code((0..<20).map { .init(code: "c\($0)", names: .both("kênh")) })),
            .make("trader", .text),
        ], checks: [], allowsNegativeAmounts: false)

    private static func tree() throws -> OrgUnitTree {
        try OrgUnitTree(
            [OrgUnit(id: "20ZZ", names: .both("Cục"), parent: nil, kind: "department")]
                + units.map { OrgUnit(id: $0, names: .both("Chi cục"), parent: "20ZZ", kind: "branch") })
    }

    @Test(arguments: [("a,b\n1,2\n", 1), ("a,b\n1,2", 1), ("a,b\n1,2\n\n\n", 1), ("a,b\n\n1,2\n", 2)])
    func `what follows the last record is no break among the lines`(text: String, breaks: Int) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID().uuidString).csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try LineMap(of: file, delimiter: UInt8(ascii: ",")).breaks.count == breaks)
    }

    @Test func `every record of a large file keeps its line`() async throws {
        // 150 MB in 15,000 rows: enough for two threads, little to work on.
        let padding = String(repeating: "x", count: 10_000)
        let rows = (0..<15_000).map { row in
            "N\(row),\(row == 7 ? "20??" : "2011"),2020-01-05,c\(row % 20),\(padding)"
        }
        try await Bench.run([Self.dataset], units: Self.tree()) { bench in
            let receipt = try await bench.load(
                "number,unit,registered_at,channel,trader\n" + rows.joined(separator: "\n") + "\n",
                from: .make(
                    "wide", columns: ["number", "unit", "registered_at", "channel", "trader"].map { .column($0) }))
            #expect(receipt.sum == "15000=14999+0+0+0+0+1")
            #expect(
                try await bench.rows(
                    "SELECT count(*) FROM lake.declaration WHERE _line <> CAST(substr(number, 2) AS INTEGER) + 2") == [
                        "0"
                    ])
            #expect(try await bench.rows("SELECT line FROM lake._quarantine") == ["9"])
        }
    }
}
