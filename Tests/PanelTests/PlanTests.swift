import Domain
import DuckDB
import Formulas
import Foundation
import Packs
import Panel
import SQLText
import Testing

/// The plan and its SQL as files, and the same SQL against a query written by hand.
@Suite struct PlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let indicators: [SampleIndicator]
        let periods: [String]
        var by: String?
        /// The figures at 20ZZ, in order of indicator and span, by a query of its own.
        let byHand: SQLFragment
        var testDescription: String { name }
    }

    static let between = "(declaration.registered_at, declaration.cleared_at)"
    static let cases = [
        Case(
            name: "additive",
            indicators: [
                SampleIndicator("revenue", "sum(payment.amount where tax_kind == \"VAT\")"),
                SampleIndicator("mean", "mean(payment.amount)"),
            ],
            periods: ["202001", "2020Q1"],
            byHand: """
                SELECT sum(amount) AS value FROM payment WHERE tax_kind = 'VAT' AND paid_on BETWEEN '2020-01-01' AND '2020-03-31'
                UNION ALL SELECT sum(amount) FROM payment WHERE tax_kind = 'VAT' AND date_trunc('month', paid_on) = DATE '2020-01-01'
                UNION ALL SELECT sum(amount) / count(amount) FROM payment WHERE year(paid_on) = 2020 AND month(paid_on) <= 3
                UNION ALL SELECT sum(amount) / count(amount) FROM payment WHERE strftime(paid_on, '%Y-%m') = '2020-01'
                """),
        Case(
            name: "durations",
            indicators: [
                SampleIndicator("p90", "p90(hours\(between))"),
                SampleIndicator(
                    "office", "share(working_hours\(between) <= 8)",
                    options: FormulaOptions(timeColumn: "registered_at", workingCalendar: "office", followUpDays: 28)),
            ],
            periods: ["202001"],
            byHand: """
                SELECT quantile_disc(date_diff('second', registered_at, cleared_at) // 60, 0.9) / 60 AS value
                FROM declaration WHERE strftime(cleared_at, '%Y-%m') = '2020-01'
                UNION ALL SELECT count(*) FILTER (WHERE cleared_at <= registered_at + INTERVAL 6 HOUR) / count(*)
                FROM declaration WHERE strftime(registered_at, '%Y-%m') = '2020-01' AND cleared_at IS NOT NULL
                """),
        Case(
            name: "cohorts",
            indicators: [
                SampleIndicator("new", "new(declaration.trader)", by: ["channel"]),
                SampleIndicator("lost", "lost(declaration.trader)", by: ["channel"]),
            ],
            periods: ["202001"], by: "channel",
            byHand: """
                WITH seen AS (
                    SELECT channel, trader, min(registered_at) AS since,
                        bool_or(registered_at >= '2020-01-01') AS now,
                        bool_or(registered_at BETWEEN '2019-01-01' AND '2019-01-31 23:59:59') AS before
                    FROM declaration WHERE registered_at < '2020-02-01' GROUP BY channel, trader)
                SELECT value FROM (
                    SELECT 1 AS position, channel, count(*) FILTER (WHERE since >= '2020-01-01') AS value FROM seen GROUP BY channel
                    UNION ALL SELECT 2, channel, count(*) FILTER (WHERE before AND NOT now) FROM seen GROUP BY channel)
                ORDER BY position, channel
                """),
    ]

    private func plan(_ one: Case) throws -> (FigurePanel, PanelPlan) {
        let panel = FigurePanel(try samplePack(one.indicators))
        let request = PanelRequest(
            indicators: one.indicators.map(\.id), units: ["20ZZ"],
            spans: .periods(one.periods.map { period($0) }, calendar: nil), by: one.by, asAt: day("2020-12-31"))
        return (panel, try PanelPlan(request, in: panel.pack))
    }

    @Test(arguments: cases)
    func `the plan and its SQL are as recorded`(one: Case) throws {
        let (_, plan) = try plan(one)
        try expectGolden(try plan.explanation(from: sampleRows) + "\n", "\(one.name).txt")
    }

    @Test(arguments: cases)
    func `the SQL answers what a query by hand answers`(one: Case) async throws {
        let (panel, plan) = try plan(one)
        try await withRecords { session in
            // Within working hours of one day, so that six hours on the clock after 07:30 are under eight worked ones.
            try await session.run(
                """
                INSERT INTO declaration
                SELECT i::VARCHAR, '20CE', d, FALSE,
                    CASE WHEN i % 11 > 0 THEN d + INTERVAL (CASE WHEN i % 3 = 0 THEN 60 + i * 17 % 18000 ELSE 300000 + i END) SECOND END,
                    FALSE, ['green', 'yellow', 'red'][1 + i % 3], 'T' || (i * 7919 % 90), 1, NULL, NULL, 1, i, CAST(d AS DATE), '20CE'
                FROM (SELECT i, TIMESTAMP '2018-01-01 07:30:00' + INTERVAL (i * 104729 % 761) DAY AS d FROM range(900) AS t(i))
                WHERE isodow(d) <= 5
                """)
            try await session.run(
                """
                INSERT INTO payment
                SELECT i::VARCHAR, '20CF', d, CASE WHEN i % 9 > 0 THEN i * 31 % 1000 END,
                    CASE WHEN i % 2 = 0 THEN 'VAT' ELSE 'import' END, 1, i, d, '20CF'
                FROM (SELECT i, DATE '2019-11-01' + CAST(i % 200 AS INTEGER) AS d FROM range(600) AS t(i))
                """)
            let figures = try await panel.figures(plan, in: session)
            let expected = try await session.rows(one.byHand).map { try $0.double("value") }
            #expect(figures.count == expected.count)
            for (figure, value) in zip(figures, expected) {
                let found = NSDecimalNumber(decimal: try #require(figure.value)).doubleValue
                #expect(abs(found - value) < 1e-9, "\(figure.reference)")
            }
            #expect(figures.contains { $0.value != 0 })
        }
    }
}
