import Domain
import DuckDB
import Foundation
import Panel
import SQLText
import Testing

@Suite struct CohortTests {
    static let indicators = [
        SampleIndicator("active", "active(declaration.trader)"), SampleIndicator("new", "new(declaration.trader)"),
        SampleIndicator("retained", "retained(declaration.trader)"),
        SampleIndicator("returning", "returning(declaration.trader)"),
        SampleIndicator("lost", "lost(declaration.trader)"),
    ]

    private func declared(_ trader: String, _ unit: String, _ days: [String]) -> [Declaration] {
        days.map { Declaration("\(trader)\(unit)\($0)", unit, $0 + " 08:00:00", trader: trader) }
    }

    @Test func `parties are new, retained, returning or lost at each unit by its own records`() async throws {
        let panel = FigurePanel(try samplePack(Self.indicators))
        let records =
            declared("A", "20CE", ["2019-02-01", "2020-02-01"])  // retained
            + declared("B", "20CE", ["2018-05-01", "2020-03-01"])  // returning: before last year's span
            + declared("C", "20CE", ["2019-10-01", "2020-06-30"])  // returning: between the spans
            + declared("D", "20CE", ["2019-06-30"])  // lost
            + declared("E", "20CE", ["2020-01-01"])  // new
            + declared("F", "20CE", ["2019-01-01"]) + declared("F", "20CF", ["2020-05-05"])  // moved to another branch
            + declared("G", "20CE", ["2020-07-01"])  // after the span
        let figures = try await withRecords(records) {
            try await panel.ask(["2020H1"], at: ["20CE", "20CF", "20ZZ"], asAt: "2020-06-30", in: $0)
        }
        func cohort(_ unit: String) -> [Decimal?] {
            ["active", "new", "retained", "returning", "lost"].map { figures.value("\($0)/\(unit)/2020H1") }
        }
        #expect(cohort("20CE") == [4, 1, 1, 2, 2])  // A B C E; E; A; B C; D F
        #expect(cohort("20CF") == [1, 1, 0, 0, 0])  // F is new there
        #expect(cohort("20ZZ") == [5, 1, 2, 2, 1])  // A B C E F; E; A F; B C; D
        #expect(figures.figure("new/20ZZ/2020H1")?.historySince == day("2018-05-01"))
        #expect(figures.figure("new/20CF/2020H1")?.historySince == day("2020-05-05"))
        #expect(figures.figure("active/20ZZ/2020H1")?.historySince == nil)
    }

    @Test func `without last year's records only active and new are known`() async throws {
        let covered = RecordCoverage(["declaration": ["20ZZ": [span("2019-01-02..2020-12-31")]]])
        let panel = FigurePanel(try samplePack(Self.indicators), coverage: covered)
        let figures = try await withRecords(declared("A", "20CE", ["2019-02-01", "2020-02-01"])) {
            try await panel.ask(["2020H1"], asAt: "2020-06-30", in: $0)
        }
        #expect(figures.value("active/20ZZ/2020H1") == 1)
        #expect(figures.value("new/20ZZ/2020H1") == 0)
        for cohort in ["retained", "returning", "lost"] { #expect(figures.value("\(cohort)/20ZZ/2020H1") == nil) }
    }

    @Test func `a filter defines what activity is`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("red_new", "new(declaration.trader where channel == \"red\")"),
                SampleIndicator("red", "distinct(declaration.trader where channel == \"red\")"),
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2019-02-01"), Declaration("2", "20CE", "2020-02-01", channel: "red"),
            Declaration("3", "20CE", "2020-02-02", channel: "red", trader: nil),
        ]) { try await panel.ask(["2020H1"], in: $0) }
        #expect(figures.value("red_new/20ZZ/2020H1") == 1)
        #expect(figures.value("red/20ZZ/2020H1") == 1)
        #expect(figures.figure("red/20ZZ/2020H1")?.records == 1)
    }

    @Test func `active is retained and new and returning, at every unit, span and member`() async throws {
        let indicators = Self.indicators.map { SampleIndicator($0.id, $0.formula, by: ["channel"]) }
        let panel = FigurePanel(try samplePack(indicators))
        try await withRecords { session in
            // 4,000 declarations of 300 traders, scattered by two multipliers without a pattern in common.
            try await session.run(
                """
                INSERT INTO declaration
                SELECT i::VARCHAR, u, d, FALSE, NULL, FALSE, ['green', 'yellow', 'red', NULL][1 + i % 4],
                    'T' || (i * 7919 % 300), 1, NULL, NULL, 1, i, CAST(d AS DATE), u
                FROM (
                    SELECT i, ['20CE', '20CF'][1 + i // 7 % 2] AS u,
                        TIMESTAMP '2018-01-01' + INTERVAL (i * 104729 % 1090) DAY AS d
                    FROM range(4000) AS t(i))
                """)
            let periods = ["2019", "2020", "2020H1", "2019H2", "2020Q3", "2020M9", "202002", "202011"]
            for by in [nil, "channel"] {
                let figures = try await panel.ask(
                    periods, at: ["20ZZ", "20CE", "20CF"], asAt: "2020-12-25", by: by, in: session)
                var cells: [String: [String: Decimal]] = [:]
                for figure in figures {
                    let cell = "\(figure.unit)/\(figure.period)/\(figure.by?.member ?? "-")"
                    cells[cell, default: [:]][figure.indicator.rawValue] = figure.value
                }
                #expect(cells.count == periods.count * 3 * (by == nil ? 1 : 4))
                for (cell, value) in cells {
                    let parts = try ["retained", "new", "returning"].map { try #require(value[$0]) }
                    #expect(value["active"] == parts.reduce(0, +), "\(cell)")
                }
                #expect(figures.contains { $0.indicator == "lost" && ($0.value ?? 0) > 0 })
            }
        }
    }
}
