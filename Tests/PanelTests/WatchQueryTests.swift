import Domain
import Foundation
import DuckDB
import Packs
import SQLText
import Testing

@testable import Panel

/// Worked by hand on a few declarations.
@Suite struct `A watch rule about records` {
    private func rule(_ test: WatchRule.Test) -> WatchRule {
        WatchRule(
            code: "r", names: LocalizedText("r", in: .english), question: LocalizedText("why?", in: .english),
            test: test)
    }

    /// `unit: standing out/looked at/groups`, and the records of the first unit.
    private func answers(
        _ test: WatchRule.Test, _ records: [Declaration]
    ) async throws -> (counts: [String], records: [String]) {
        let span = try #require(DaySpan(from: day("2020-01-01"), to: day("2020-06-30")))
        let query = WatchQuery(rule(test), dataset: declarations, rows: "declaration", span: span)
        return try await withRecords(records) { session in
            let counts = try await session.rows(query.counts()).map { row in
                (
                    try row.text("unit"),
                    "\(try row.int("standing_out"))/\(try row.int("total"))/\(try row.int("groups"))"
                )
            }
            let unit = OrgUnit.ID(counts.first?.0 ?? "none")
            let found = try await session.rows(query.records(at: unit, limit: 50, offset: 0))
            return (counts.map { "\($0): \($1)" }, try found.map { try $0.text("number") })
        }
    }

    private func marks(_ test: WatchRule.Test, _ records: [Declaration]) async throws -> [String] {
        let span = try #require(DaySpan(from: day("2020-01-01"), to: day("2020-06-30")))
        let query = WatchQuery(rule(test), dataset: declarations, rows: "declaration", span: span)
        return try await withRecords(records) { session in
            try await session.rows(query.counts()).map { try $0.text("mark") }
        }
    }

    @Test func `counts values just under a limit, and not the limit itself`() async throws {
        // 5 % below 100 begins at 95.
        let found = try await answers(
            .justUnder(dataset: "declaration", column: "price", limit: 100, within: 5, share: 10),
            [
                Declaration("1", "20BB", "2020-02-01", price: "95.00"),
                Declaration("2", "20BB", "2020-02-01", price: "94.99"),
                Declaration("3", "20BB", "2020-02-01", price: "99.99"),
                Declaration("4", "20BB", "2020-02-01", price: "100.00"),
                Declaration("5", "20BB", "2020-02-01", price: nil),
                Declaration("6", "20BB", "2020-07-01", price: "99.00"),
                Declaration("7", "20CF", "2020-02-01", price: "50.00"),
            ])
        #expect(found.counts == ["20BB: 2/4/1"])
        #expect(found.records == ["1", "3"])
    }

    /// One record a time, numbered from 1.
    private func cleared(_ unit: String, _ times: [String], from first: Int = 1) -> [Declaration] {
        times.enumerated().map { Declaration(String(first + $0), unit, "2020-02-01", cleared: "2020-02-02 " + $1) }
    }

    @Test func `finds many of one unit within any sixty seconds, and no dates without a time`() async throws {
        let found = try await answers(
            .batch(dataset: "declaration", column: "cleared_at", records: 3),
            // Three from 7:59:40 to 8:00:39; a minute later is too late to be one of them.
            cleared("20BB", ["07:59:40", "08:00:05", "08:00:39", "08:01:39", "09:00:00", "09:01:00"])
                + [
                    // Another unit in the same minute is no part of it.
                    Declaration("A", "20CF", "2020-02-01", cleared: "2020-02-02 08:00:10"),
                    Declaration("B", "20CF", "2020-02-01", cleared: "2020-02-03"),
                    Declaration("C", "20CF", "2020-02-01", cleared: "2020-02-03"),
                    Declaration("D", "20CF", "2020-02-01", cleared: "2020-02-03"),
                    // Cleared after the span.
                    Declaration("E", "20CG", "2020-06-30", cleared: "2020-07-01 08:00:00"),
                    Declaration("F", "20CG", "2020-06-30", cleared: "2020-07-01 08:00:00"),
                    Declaration("G", "20CG", "2020-06-30", cleared: "2020-07-01 08:00:00"),
                ])
        #expect(found.counts == ["20BB: 3/6/1"])
        #expect(found.records == ["1", "2", "3"])
    }

    @Test(arguments: [
        // Sixty seconds apart is a minute, not less.
        (["08:00:00", "08:00:30", "08:01:00"], "none"),
        (["08:00:00", "08:00:30", "08:00:59"], "3/3/1"),
        // Overlapping minutes are one group; with a pause of a minute there are two.
        (["08:00:00", "08:00:20", "08:00:40", "08:01:10"], "4/4/1"),
        (["08:00:00", "08:00:01", "08:00:02", "08:01:02", "08:01:03", "08:01:04"], "6/6/2"),
        // All at one moment.
        (["08:00:00", "08:00:00", "08:00:00"], "3/3/1"),
    ])
    func `takes a minute from each record on`(times: [String], expected: String) async throws {
        let found = try await answers(
            .batch(dataset: "declaration", column: "cleared_at", records: 3), cleared("20BB", times))
        #expect(found.counts.first.map { $0.replacing("20BB: ", with: "") } ?? "none" == expected)
    }

    @Test func `marks which records stand out, not how many were looked at`() async throws {
        let test = WatchRule.Test.batch(dataset: "declaration", column: "cleared_at", records: 2)
        let batch = cleared("20BB", ["08:00:00", "08:00:05"])
        let first = try await marks(test, batch)
        #expect(first.count == 1)
        #expect(try await marks(test, batch + cleared("20BB", ["10:00:00"], from: 3)) == first)
        #expect(try await marks(test, batch + cleared("20BB", ["08:00:10"], from: 3)) != first)
    }

    @Test func `of a batch reads as it did`() throws {
        let span = try #require(DaySpan(from: day("2020-01-01"), to: day("2020-06-30")))
        let query = WatchQuery(
            rule(.batch(dataset: "declaration", column: "cleared_at", records: 3)), dataset: declarations,
            rows: "declaration", span: span)
        try expectGolden(query.counts().description + "\n", "watch-batch.sql")
    }

    @Test func `finds an event before its predecessor, by days where one has no time`() async throws {
        let found = try await answers(
            .disorder(dataset: "declaration", event: "cleared_at", predecessor: "registered_at"),
            [
                Declaration("1", "20BB", "2020-02-01 09:00:00", cleared: "2020-02-01 08:59:59"),
                Declaration("2", "20BB", "2020-02-01 09:00:00", cleared: "2020-02-01 09:00:00"),
                Declaration("3", "20BB", "2020-02-01 09:00:00", cleared: "2020-02-01"),
                Declaration("4", "20BB", "2020-02-01 09:00:00", cleared: "2020-01-31"),
                Declaration("5", "20BB", "2020-02-01 09:00:00"),
            ])
        #expect(found.counts == ["20BB: 2/4/2"])
        #expect(found.records == ["4", "1"])
    }

    @Test func `finds what was recorded long after it happened`() async throws {
        let found = try await answers(
            .lateRecord(dataset: "declaration", event: "registered_at", recorded: "cleared_at", days: 30),
            [
                Declaration("1", "20BB", "2020-02-01 23:00:00", cleared: "2020-03-02 01:00:00"),
                Declaration("2", "20BB", "2020-02-01 23:00:00", cleared: "2020-03-03 00:00:00"),
            ])
        // 1 March is 29 days on in a leap year: 2 March is the thirtieth day, 3 March the first too late.
        #expect(found.counts == ["20BB: 1/2/1"])
        #expect(found.records == ["2"])
    }
}
