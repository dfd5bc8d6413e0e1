import Appraisal
import Demo
import Domain
import DuckDB
import Foundation
import Lake
import SQLText
import Testing

@testable import Workspace

/// What the demo's records must have, whatever the seed.
@Suite(.serialized, .needsDuckDB) struct DemoRecordsTests {
    @Test func `another seed gives other records and the same totals`() async throws {
        try await withTemporaryFolder { folder in
            for seed in [11, 12] { _ = try await Sample.generated(in: folder, seed: seed, perYear: 800) }
            let first = folder.appending(path: "records-11")
            let second = folder.appending(path: "records-12")
            for name in ["to-khai-2020H1.csv", "nop-thue-2020H1.csv"] {
                let one = try Data(contentsOf: first.appending(path: name))
                let other = try Data(contentsOf: second.appending(path: name))
                #expect(one != other)
            }
            let sums = try await [totals(of: first), totals(of: second)]
            #expect(sums[0] == sums[1])
            // By half-year, and by the published days.
            #expect(
                sums[0] == [
                    "2017H1 4180000000000", "2017H2 4720000000000", "2018H1 4790000000000", "2018H2 5090000000000",
                    "2019H1 5645000000000", "2019H2 5745000000000", "2020H1 6718000000000",
                    "to 18 March 2019 2138000000000", "to 5 May 2020 4232000000000",
                ])
        }
    }

    @Test func `the same seed gives the same bytes`() async throws {
        try await withTemporaryFolder { folder in
            let one = try await Sample.generated(in: folder.appending(path: "a"), seed: 3, perYear: 500)
            let other = try await Sample.generated(in: folder.appending(path: "b"), seed: 3, perYear: 500)
            // Workbooks carry the moment they were written.
            for (a, b) in zip(one, other) where a.url.pathExtension == "csv" {
                let same = try Data(contentsOf: a.url) == Data(contentsOf: b.url)
                #expect(same, "\(a.url.lastPathComponent)")
            }
        }
    }

    @Test func `a payment that is not there is missing from revenue, attainments and growth, to the đồng`() async throws
    {
        _ = try await DemoWorkspace.shared.workspace
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.load(DemoWorkspace.records("nop-thue-2019.csv"))
            let load = try #require(try await workspace.load(DemoWorkspace.records("nop-thue-2020H1.csv")).load)
            try await workspace.importRecords([Machine.demoRecords.appending(path: "chi-tieu-2020.yaml")])
            let period = try #require(Period("2020H1"))
            let before = try #require(try await workspace.standing(in: period)["revenue"])

            let text = try String(contentsOf: DemoWorkspace.records("nop-thue-2020H1.csv"), encoding: .utf8)
            var lines = text.split(whereSeparator: \.isNewline).map(String.init)
            let chosen = try #require(lines.indices.filter { lines[$0].hasPrefix("CT") }.dropFirst(1_234).first)
            let cell = try #require(lines[chosen].split(separator: ",").last)
            let amount = try #require(Decimal(string: String(cell).replacing(".", with: "")))
            lines.remove(at: chosen)
            _ = try await workspace.takeBack(load)
            let without = try folder.file("nop-thue-2020H1.csv", lines.joined(separator: "\n") + "\n")
            let receipt = try await workspace.load(without)
            #expect(receipt.refused == 0 && receipt.addsUp)
            let after = try #require(try await workspace.standing(in: period)["revenue"])

            #expect(amount != 0 && before.figure.value == 6_718_000_000_000)
            #expect(after.figure.value == 6_718_000_000_000 - amount)
            #expect(after.figure.records == before.figure.records - 1)
            for assigner in ["MOF", "PROVINCE"] {
                let targets = [before, after].map { $0.targets.first { $0.assigner.rawValue == assigner } }
                guard case .attainment(let was)? = targets[0]?.outcome, case .attainment(let now)? = targets[1]?.outcome
                else {
                    Issue.record("\(assigner) has an attainment")
                    continue
                }
                #expect(now.cumulative == was.cumulative - amount && now.target == was.target)
                #expect(now.percent == ((was.cumulative - amount) * 100).divided(by: was.target))
            }
            let growth = try after.growth.get()
            #expect(growth.value == 6_718_000_000_000 - amount && growth.prior == 5_645_000_000_000)
            #expect(growth.change == ((growth.value - growth.prior) * 100).divided(by: growth.prior))
        }
    }

    /// `2020H1 6718000000000`: sums of the payment files in đồng, read by DuckDB alone.
    private func totals(of folder: URL) async throws -> [String] {
        try await withDuckDB(try await Machine.duckDB()) { session in
            let rows = try await session.rows(
                """
                WITH payment AS (
                    SELECT strptime(c2, '%d/%m/%Y')::DATE AS day, replace(c7, '.', '')::HUGEINT AS amount
                    FROM read_csv(\(folder.appending(path: "nop-thue-*.csv").path), header = false, all_varchar = true,
                        skip = 0, null_padding = true,
                        names = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'])
                    WHERE starts_with(c0, 'CT')
                )
                SELECT 1 AS part, year(day) || 'H' || CASE WHEN month(day) <= 6 THEN 1 ELSE 2 END AS name,
                    sum(amount) AS total
                FROM payment GROUP BY ALL
                UNION ALL
                SELECT 2, 'to 18 March 2019', sum(amount)
                FROM payment WHERE day BETWEEN DATE '2019-01-01' AND DATE '2019-03-18'
                UNION ALL
                SELECT 3, 'to 5 May 2020', sum(amount)
                FROM payment WHERE day BETWEEN DATE '2020-01-01' AND DATE '2020-05-05'
                ORDER BY ALL
                """)
            return try rows.map { "\(try $0.text("name")) \(try $0.decimal("total"))" }
        }
    }
}
