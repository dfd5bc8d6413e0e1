import Domain
import DuckDB
import Formulas
import Foundation
import Panel
import SQLText
import Testing

/// Each is a fault seen in other systems.
@Suite struct FaultsOfOthersTests {
    @Test func `a ratio summed in roll-up`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator(
                    "red", "count(declaration where channel == \"red\") / count(declaration)", isPercentage: true)
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2020-01-01", channel: "red"), Declaration("2", "20CE", "2020-01-01"),
            Declaration("3", "20CF", "2020-02-01", channel: "red"), Declaration("4", "20CF", "2020-02-01"),
            Declaration("5", "20CF", "2020-02-01"), Declaration("6", "20CF", "2020-02-01"),
        ]) { try await panel.ask(["2020"], at: ["20CE", "20CF", "20ZZ"], in: $0) }
        #expect(figures.value("red/20CE/2020") == 50)
        #expect(figures.value("red/20CF/2020") == 25)
        // 2 of 6, neither 75 nor 37.5.
        let whole = try #require(figures.figure("red/20ZZ/2020"))
        #expect(whole.numerator == 2)
        #expect(whole.denominator == 6)
        #expect(whole.value == Decimal(200) / 6)
        #expect(whole.unitOfMeasure == "%")
        #expect(whole.records == 6)
    }

    @Test func `null read as zero in ratios`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("per_declaration", "sum(payment.amount) / count(declaration)"),
                SampleIndicator("mean_price", "mean(declaration.price)"),
            ]))
        let records = [
            Declaration("1", "20CE", "2020-01-01", price: "10"), Declaration("2", "20CE", "2020-01-01", price: nil),
        ]
        let figures = try await withRecords(records) {
            try await panel.ask(["202001", "202002"], at: ["20CE"], in: $0)
        }
        // A missing price is in neither the sum nor the count.
        #expect(figures.value("mean_price/20CE/202001") == 10)
        #expect(figures.value("mean_price/20CE/202002") == nil)
        #expect(figures.value("per_declaration/20CE/202001") == 0)
        #expect(figures.value("per_declaration/20CE/202002") == nil)

        let uncovered = FigurePanel(
            panel.pack, coverage: RecordCoverage(["declaration": ["20ZZ": [span("2020-01-01..2020-12-31")]]]))
        let unknown = try await withRecords(records) { try await uncovered.ask(["202001"], at: ["20CE"], in: $0) }
        // Payments that nobody loaded are not payments of 0.
        #expect(unknown.value("per_declaration/20CE/202001") == nil)
        #expect(unknown.figure("per_declaration/20CE/202001")?.coverage.state == Coverage.State.none)
    }

    @Test func `as-of without the date bound`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("declarations", "count(declaration)"),
                SampleIndicator("waiting", "count(declaration where cleared_at is missing)"),
                SampleIndicator("cleared", "count(declaration)", options: FormulaOptions(timeColumn: "cleared_at")),
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2020-06-29 08:00:00", cleared: "2020-06-30 23:59:59"),
            // Cleared after the as-at day: still there, and still waiting.
            Declaration("2", "20CE", "2020-06-29 08:00:00", cleared: "2020-07-01 00:00:00"),
            Declaration("3", "20CE", "2020-07-01 00:00:00"),
        ]) { try await panel.ask(["2020H1", "2020"], asAt: "2020-06-30", in: $0) }
        #expect(figures.value("declarations/20ZZ/2020H1") == 2)
        #expect(figures.value("declarations/20ZZ/2020") == 2)
        #expect(figures.value("waiting/20ZZ/2020H1") == 1)
        #expect(figures.value("cleared/20ZZ/2020H1") == 1)
        #expect(figures.figure("declarations/20ZZ/2020H1")?.isPreliminary == false)
        #expect(figures.figure("declarations/20ZZ/2020")?.isPreliminary == true)
        #expect(figures.figure("declarations/20ZZ/2020")?.span == span("2020-01-01..2020-06-30"))
    }

    @Test func `a month offset that drops the 31st`() async throws {
        let panel = FigurePanel(
            try samplePack([SampleIndicator("payments", "count(payment)", calendar: "administrative")]))
        let figures = try await withRecords(payments: [
            Payment("1", "20CE", "2019-12-14", 1), Payment("2", "20CE", "2019-12-15", 1),
            Payment("3", "20CE", "2019-12-31", 1), Payment("4", "20CE", "2020-01-14", 1),
            Payment("5", "20CE", "2020-01-15", 1), Payment("6", "20CE", "2020-01-31", 1),
        ]) { try await panel.ask(["202001", "202002", "2020H1"], in: $0) }
        #expect(figures.value("payments/20ZZ/202001") == 3)
        #expect(figures.value("payments/20ZZ/202002") == 2)
        #expect(figures.value("payments/20ZZ/2020H1") == 5)
        #expect(figures.figure("payments/20ZZ/2020H1")?.span == span("2019-12-15..2020-06-14"))
    }

    @Test func `mean of medians`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("median", "median(hours(declaration.registered_at, declaration.cleared_at))"),
                SampleIndicator("mean", "mean(hours(declaration.registered_at, declaration.cleared_at))"),
            ]))
        func cleared(_ number: String, _ unit: String, after hours: Int) -> Declaration {
            Declaration(
                number, unit, "2020-03-02 00:00:00", cleared: "2020-03-02 \(hours < 10 ? "0" : "")\(hours):00:00")
        }
        let figures = try await withRecords([
            cleared("1", "20CE", after: 1), cleared("2", "20CE", after: 2), cleared("3", "20CE", after: 3),
            cleared("4", "20CF", after: 20),
        ]) { try await panel.ask(["2020"], at: ["20CE", "20CF", "20ZZ"], in: $0) }
        #expect(figures.value("median/20CE/2020") == 2)
        #expect(figures.value("median/20CF/2020") == 20)
        // Of 1, 2, 3, 20 the second: neither 11 nor 2.5.
        #expect(figures.value("median/20ZZ/2020") == 2)
        #expect(figures.value("mean/20ZZ/2020") == Decimal(string: "6.5"))
    }

    @Test func `last year's rank changed by this year's reorganisation`() async throws {
        let panel = FigurePanel(try samplePack([SampleIndicator("revenue", "sum(payment.amount)")]))
        let payments = [
            Payment("1", "20CD", "2019-03-01", 70), Payment("2", "20CF", "2019-03-01", 30),
            Payment("3", "20CE", "2019-03-01", 50),
            // After 20CD closed into 20CF, the lake holds its records there.
            Payment("4", "20CF", "2019-11-01", 5), Payment("5", "20CF", "2020-03-01", 90),
        ]
        let units: [OrgUnit.ID] = ["20CD", "20CE", "20CF", "20ZZ"]
        let (asWas, today) = try await withRecords(payments: payments) { session in
            let request = PanelRequest(
                indicators: ["revenue"], units: units, spans: .periods([period("2020H1")], calendar: nil),
                asAt: day("2020-06-30"))
            return (
                try await panel.priorYear(of: request, perimeterDay: nil, in: session),
                try await panel.priorYear(of: request, perimeterDay: day("2020-06-30"), in: session)
            )
        }
        #expect(asWas.value("revenue/20CD/2019H1") == 70)
        #expect(asWas.value("revenue/20CE/2019H1") == 50)
        #expect(asWas.value("revenue/20CF/2019H1") == 30)
        #expect(today.value("revenue/20CF/2019H1") == 100)
        #expect(today.value("revenue/20CE/2019H1") == 50)
        #expect(asWas.value("revenue/20ZZ/2019H1") == 150)
        #expect(today.value("revenue/20ZZ/2019H1") == 150)
    }

    @Test func `duplicate rows`() async throws {
        // A record counts once for each unit above it, however many spans, eras and time columns the query has.
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("registered", "count(declaration)"),
                SampleIndicator("cleared", "count(declaration)", options: FormulaOptions(timeColumn: "cleared_at")),
                SampleIndicator("median", "median(hours(declaration.registered_at, declaration.cleared_at))"),
                SampleIndicator("traders", "distinct(declaration.trader)"),
                SampleIndicator("new", "new(declaration.trader)"),
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2019-09-30 10:00:00", cleared: "2019-10-01 10:00:00"),
            Declaration("2", "20CE", "2019-09-30 10:00:00", cleared: "2019-10-01 10:00:00"),
        ]) { try await panel.ask(["2019", "2019H1", "2019Q3", "2019Q4", "201909", "201910", "2019M9"], in: $0) }
        #expect(figures.value("registered/20ZZ/2019") == 2)
        #expect(figures.value("cleared/20ZZ/2019") == 2)
        #expect(figures.value("registered/20ZZ/2019Q3") == 2)
        #expect(figures.value("cleared/20ZZ/2019Q3") == 0)
        #expect(figures.value("cleared/20ZZ/201910") == 2)
        #expect(figures.value("traders/20ZZ/2019") == 1)
        #expect(figures.value("median/20ZZ/2019Q4") == 24)
        #expect(figures.figure("median/20ZZ/2019Q4")?.records == 2)
    }

    @Test func `float sums that differ from run to run`() async throws {
        let panel = FigurePanel(try samplePack([SampleIndicator("prices", "sum(declaration.price)")]))
        try await withRecords { session in
            try await session.run(
                """
                INSERT INTO declaration
                SELECT i::VARCHAR, '20CE', TIMESTAMP '2020-01-01' + INTERVAL (i % 300) DAY, FALSE, NULL, FALSE, 'green', 'T',
                    1, CASE WHEN i % 2 = 0 THEN 9000000000000000.10 ELSE 0.01 END, 1, 1, i, DATE '2020-01-01', '20CE'
                FROM range(200000) AS t(i)
                """)
            // 100,000 × 9,000,000,000,000,000.10 + 100,000 × 0.01
            for _ in 0..<3 {
                let figures = try await panel.ask(["2020"], in: session)
                #expect(figures.value("prices/20ZZ/2020") == Decimal(string: "900000000000000011000"))
            }
        }
    }
}
