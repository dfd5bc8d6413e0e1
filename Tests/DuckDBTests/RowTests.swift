import DuckDB
import Foundation
import SQLText
import Testing

@Suite(.needsDuckDB) struct RowTests {
    @Test func `reads each type as what it is`() async throws {
        try await withSession { session in
            let row = try await session.rows(
                """
                SELECT 5 AS i, 1.5::DOUBLE AS d, 1e300 AS big, TRUE AS b, NULL AS n, 'a"b' AS t, DATE '2020-02-29' AS day,
                    TIMESTAMP '2020-02-29 10:00:01' AS moment, [1, 2] AS list, {'k': 'a}"'} AS struct, 1.50 AS dec, '' AS empty
                """)[0]
            #expect(
                row.columns.names == [
                    "i", "d", "big", "b", "n", "t", "day", "moment", "list", "struct", "dec", "empty",
                ])
            #expect(
                row.values == [
                    .int(5), .double(1.5), .double(1e300), .bool(true), .null, .text("a\"b"), .text("2020-02-29"),
                    .text("2020-02-29 10:00:01"), .text("[1,2]"), .text(#"{"k":"a}\""}"#), .text("1.50"), .text(""),
                ])
            #expect(try row.int("i") == 5)
            #expect(try row.double("i") == 5)
            #expect(try row.double("dec") == 1.5)
            #expect(try row.decimal("dec") == Decimal(string: "1.5"))
            #expect(try row.intIfPresent("n") == nil)
            #expect(try row.isNull("n"))
        }
    }

    @Test func `a wrong question of a row is an error that names the column`() async throws {
        try await withSession { session in
            let row = try await session.rows("SELECT 'x' AS a, NULL AS b, 0.5::DOUBLE AS c")[0]
            #expect(message { try row.int("z") } == "DuckDB's answer has no column 'z'; it has a, b, c")
            #expect(message { try row.int("a") } == "column 'a' holds text, not a whole number of 64 bits")
            #expect(message { try row.text("b") } == "column 'b' holds NULL, not text")
            #expect(message { try row.decimal("c") } == "column 'c' holds a float, not an exact decimal")
            #expect(message { try row.decimal("a") } == "column 'a' holds text, not an exact decimal")
        }
    }

    private func message(_ body: () throws -> some Any) -> String? {
        do {
            _ = try body()
            return nil
        } catch { return "\(error)" }
    }

    @Test func `no rows are an empty answer`() async throws {
        try await withSession { session in
            let rows = try await session.rows("SELECT 1 AS a WHERE FALSE")
            #expect(rows.isEmpty)
            let pairs = try await session.rows("SELECT 1 AS a WHERE FALSE", as: Pair.self)
            #expect(pairs.isEmpty)
        }
    }

    @Test(arguments: ["'nan'::DOUBLE", "'inf'::DOUBLE", "'-inf'::DOUBLE"] as [SQLFragment])
    func `a number that cannot be written down is an error`(number: SQLFragment) async throws {
        try await withSession { session in
            let error = await #expect(throws: DuckDBError.self) { try await session.rows("SELECT \(number) AS rate") }
            #expect(error?.description.contains("column 'rate'") == true)
        }
    }

    @Test func `a second column of one name is numbered by DuckDB`() async throws {
        try await withSession { session in
            let row = try await session.rows("SELECT 1 AS a, 2 AS a")[0]
            #expect(row.columns.names == ["a", "a_1"])
        }
    }

    struct Code: Decodable, Equatable, Sendable {
        let text: String
        init(_ text: String) { self.text = text }
        init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    }

    struct Pair: Decodable, Equatable, Sendable {
        let code: Code
        let amount: Decimal
        let count: Int
        let share: Double?
        let small: UInt8?
        let isOpen: Bool
    }

    @Test func `decodes rows exactly into a type`() async throws {
        try await withSession { session in
            let pairs = try await session.rows(
                """
                SELECT 'HQ' AS code, 0.10::DECIMAL(38, 2) AS amount, sum(x) AS count, NULL AS share, 7 AS small, x > 1 AS "isOpen"
                FROM range(1, 3) t(x) GROUP BY x ORDER BY x
                """, as: Pair.self)
            let tenth = try #require(Decimal(string: "0.1"))
            #expect(
                pairs == [
                    Pair(code: Code("HQ"), amount: tenth, count: 1, share: nil, small: 7, isOpen: false),
                    Pair(code: Code("HQ"), amount: tenth, count: 2, share: nil, small: 7, isOpen: true),
                ])
        }
    }

    @Test func `a misspelt column is an error even for an optional property`() async throws {
        try await withSession { session in
            await #expect(throws: DuckDBError.self) {
                try await session.rows(
                    "SELECT 'a' AS code, 1 AS amount, 1 AS count, 1 AS small, TRUE AS \"isOpen\"", as: Pair.self)
            }
        }
    }

    @Test func `reads fifty thousand rows of twelve columns`() async throws {
        try await withSession { session in
            let clock = ContinuousClock()
            var rows: [Row] = []
            let select: SQLFragment = """
                SELECT i, i * 2 AS j, i * 1000000000 AS k, i / 7 AS ratio, 'unit-' || i % 50 AS unit, 'Chi cục ' || i AS name,
                    DATE '2020-01-01' + (i % 365)::INTEGER AS day, (i * 1.25)::DECIMAL(18, 2) AS amount, i % 2 = 0 AS even,
                    CASE WHEN i % 3 = 0 THEN i END AS gap, 'khai báo' AS kind, sum(i) OVER () AS total
                FROM range(50000) t(i) ORDER BY i
                """
            let reading = try await clock.measure { rows = try await session.rows(select) }
            #expect(rows.count == 50_000)
            #expect(try rows[49_999].text("name") == "Chi cục 49999")
            #expect(try rows[0].decimal("total") == 1_249_975_000)
            struct Line: Decodable, Sendable {
                let i: Int; let j: Int; let k: Int; let unit: String; let name: String; let day: String;
                let amount: Decimal; let even: Bool; let gap: Int?; let kind: String; let total: Decimal
            }
            let decoding = try clock.measure { _ = try rows.map { try $0.decoded(as: Line.self) } }
            print("50,000 rows of 12 columns: read in \(reading), decoded in \(decoding)")
        }
    }
}
