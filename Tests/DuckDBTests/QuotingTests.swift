import DuckDB
import Foundation
import SQLText
import Testing

@Suite(.needsDuckDB) struct QuotingTests {
    @Test func `text goes through DuckDB and back unchanged`() async throws {
        let texts = [
            "", " ", "it's", "''", "\"", "a\\b\\'", "\\n", "line\nline", "\r\n", "\n.shell rm\n", ".quit", "#no",
            "a;b;\n;", ";",
            "-- not a comment", "/* nor this", "*/", "$$", "$1", "E'x'", "Chi cục Hải quan cửa khẩu Móng Cái",
            "Quảng Ninh đồng ₫",
            "e\u{301}", "👍🏽", "\u{FEFF}", "\u{7F}", "{\"a\":[1]}", "#END-1", "%_?", "\t",
            String((1...31).map { Character(UnicodeScalar($0)) }),
        ]
        try await withSession { session in
            try await session.run("CREATE TABLE t (i INTEGER, a TEXT)")
            for (i, text) in texts.enumerated() {
                // Both ways to send: inside query('…'), and as a statement of its own.
                let read = try await session.rows("SELECT \(text) AS a, \(text) = chr(39) AS q")
                #expect(
                    try read[0].text("a").unicodeScalars.elementsEqual(text.unicodeScalars), "\(text.debugDescription)")
                try await session.run("INSERT INTO t VALUES (\(i), \(text))")
            }
            let stored = try await session.rows("SELECT a FROM t ORDER BY i")
            #expect(try stored.map { try $0.text("a") } == texts)
        }
    }

    @Test func `names go through DuckDB and back unchanged`() async throws {
        let names = ["select", "a b", "a\"b", "đơn vị", "a;\n.quit", "--", "a'b", "a\\"]
        try await withSession { session in
            for name in names {
                let row = try await session.rows("SELECT 1 AS \(name: name)")[0]
                #expect(row.columns.names == [name])
            }
        }
    }

    @Test func `decimals and huge integers are exact`() async throws {
        let amounts = [
            "99999999999999999999999999999999999999", "0.1", "-1234567890123456789012345678.9012345678",
            "6718000000000",
        ]
        .compactMap { Decimal(string: $0) }
        try await withSession { session in
            for amount in amounts {
                let row = try await session.rows("SELECT \(amount) AS a, -(-\(amount)) AS b")[0]
                #expect(try row.decimal("a") == amount)
                #expect(try row.decimal("b") == amount)
            }
            let huge = try await session.rows(
                """
                SELECT 170141183460469231731687303715884105727::HUGEINT AS most, sum(x) AS total, \(Int.min) AS least,
                    12.00::DECIMAL(10, 2) AS twelve, 12.50::DECIMAL(10, 2) AS half
                FROM (VALUES (9223372036854775807), (9223372036854775807)) t(x)
                """)[0]
            #expect(try huge.decimal("most") == Decimal(string: "170141183460469231731687303715884105727"))
            #expect(try huge.decimal("total") == Decimal(string: "18446744073709551614"))
            #expect(try huge.int("least") == Int.min)
            #expect(try huge.int("twelve") == 12)
            #expect(throws: DuckDBError.self) { try huge.int("half") }
            #expect(throws: DuckDBError.self) { try huge.int("total") }
        }
    }

    @Test func `an empty list matches nothing and excludes nothing`() async throws {
        try await withSession { session in
            let row = try await session.rows(
                "SELECT a IN \(list: [String]()) AS found, a NOT IN \(list: [String]()) AS kept FROM (VALUES ('q')) t(a)"
            )[0]
            #expect(try row.bool("found") == false)
            #expect(try row.bool("kept"))
        }
    }

    @Test func `statements of megabytes work both ways`() async throws {
        let long = String(repeating: "Hải quan 'x'\n;\n.quit\n", count: 200_000)
        #expect(long.utf8.count > 4_500_000)
        try await withSession { session in
            let row = try await session.rows("SELECT length(a) AS n, a = \(long) AS same FROM (VALUES (\(long))) t(a)")[
                0]
            #expect(try row.int("n") == long.unicodeScalars.count)
            #expect(try row.bool("same"))
            try await session.run("CREATE TABLE t AS SELECT \(long) AS a")
            #expect(try await session.rows("SELECT a FROM t")[0].text("a") == long)
        }
    }
}
