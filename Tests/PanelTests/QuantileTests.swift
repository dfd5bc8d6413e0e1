import DuckDB
import Foundation
import SQLText
import Testing

/// The rank rule the plan relies on, held against whole-number arithmetic.
@Suite struct QuantileTests {
    @Test func `DuckDB's discrete quantile of a decimal is the value of rank ⌈q·n⌉`() async throws {
        let tools = try await DuckDBTools.locate(projectFolder: #filePath)
        let wrong = try await withDuckDB(tools) { session in
            let quantiles = (1...99).map { "quantile_disc(x, \(Decimal($0) / 100))" as SQLFragment }
            return try await session.rows(
                """
                SELECT n, p, q FROM (
                    SELECT n, unnest([\(quantiles.joined(separator: ", "))]) AS q, unnest(range(1, 100)) AS p
                    FROM (SELECT n, unnest(range(1, n + 1)) AS x FROM range(1, 201) AS t(n)) GROUP BY n)
                WHERE q <> (n * p + 99) // 100
                """)
        }
        #expect(wrong.isEmpty)
    }
}
