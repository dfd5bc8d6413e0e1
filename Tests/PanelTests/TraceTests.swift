import Domain
import DuckDB
import Formulas
import Foundation
import Packs
import Panel
import SQLText
import Testing

@Suite struct TraceTests {
    private static let between = "(declaration.registered_at, declaration.cleared_at)"
    private static let indicators = [
        SampleIndicator("price", "sum(declaration.price * declaration.rate)", by: ["channel"]),
        SampleIndicator("red", "count(declaration where channel == \"red\") / count(declaration)"),
        SampleIndicator("cleared", "count(declaration)", options: FormulaOptions(timeColumn: "cleared_at")),
        SampleIndicator("median", "median(minutes\(between))"), SampleIndicator("p90", "p90(minutes\(between))"),
        SampleIndicator("longest", "max(minutes\(between))"), SampleIndicator("shortest", "min(minutes\(between))"),
        SampleIndicator(
            "office", "sum(working_hours\(between))", options: FormulaOptions(workingCalendar: "office")),
        SampleIndicator(
            "followed", "sum(hours\(between))", options: FormulaOptions(timeColumn: "registered_at", followUpDays: 3)),
        SampleIndicator("traders", "distinct(declaration.trader)", by: ["channel"]),
        SampleIndicator("new", "new(declaration.trader)"), SampleIndicator("retained", "retained(declaration.trader)"),
        SampleIndicator("returning", "returning(declaration.trader)"),
        SampleIndicator("lost", "lost(declaration.trader)"),
    ]

    /// 1,500 declarations over three years at three branches.
    private func withScattered(_ body: (DuckDBSession) async throws -> Void) async throws {
        try await withRecords { session in
            try await session.run(
                """
                INSERT INTO declaration
                SELECT lpad(i::VARCHAR, 5, '0'), u, d, FALSE, d + INTERVAL (i * 50021 % 500000) SECOND, FALSE,
                    ['green', 'yellow', 'red', NULL][1 + i % 4], 'T' || (i * 7919 % 200), 1, i % 97 + 0.25, i % 7, 1, i,
                    CAST(d AS DATE), u
                FROM (
                    SELECT i, d, CASE WHEN d >= TIMESTAMP '2019-10-01' AND u = '20CD' THEN '20CF' ELSE u END AS u
                    FROM (
                        SELECT i, ['20CD', '20CE', '20CF'][1 + i // 7 % 3] AS u,
                            TIMESTAMP '2018-01-01' + INTERVAL (i * 104729 % 1090) DAY + INTERVAL (i % 60) MINUTE AS d
                        FROM range(1500) AS t(i)))
                """)
            try await body(session)
        }
    }

    @Test func `the records listed come to the figure's atoms, at every unit and span`() async throws {
        let panel = FigurePanel(try samplePack(Self.indicators))
        try await withScattered { session in
            let figures = try await panel.ask(
                ["2019", "2020H1", "202006"], at: ["20ZZ", "20CD", "20CF"], asAt: "2020-06-20", in: session)
            #expect(figures.count == 3 * 3 * Self.indicators.count)
            for figure in figures {
                try await expectTraced(figure, panel, session)
            }
        }
    }

    @Test func `a member is traced to its own records`() async throws {
        let broken = Self.indicators.filter { !$0.dimensions.isEmpty }
        let panel = FigurePanel(try samplePack(broken))
        try await withScattered { session in
            let figures = try await panel.ask(["2019"], by: "channel", in: session)
            #expect(Set(figures.map(\.by?.member)).count == 4)
            for figure in figures { try await expectTraced(figure, panel, session) }
        }
    }

    private func expectTraced(_ figure: Figure, _ panel: FigurePanel, _ session: DuckDBSession) async throws {
        let traces = try panel.trace(TraceRequest(figure: figure.reference, limit: 10_000))
        let formula = try #require(panel.pack.indicator(figure.indicator)).formula
        #expect(traces.map(\.atom) == formula.atoms)
        var totals: [Decimal?] = []
        for trace in traces {
            let summary = try #require(try await session.rows(trace.totals).first)
            totals.append(try summary.decimalIfPresent("total"))
            let records = try await session.rows(trace.records)
            #expect(records.count == (try summary.int("records")))
            let numbers = try records.map { try $0.text("number") }
            #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
            if case .quantile = trace.atom.aggregate, !records.isEmpty {
                let marked = try records.filter { try $0.bool("_is_value") }
                #expect(marked.count == 1)
                #expect(try marked.first?.decimal("_contribution") == totals.last!)
            }
        }
        guard let value = figure.value else { return }
        let traced = formula.evaluate(values: totals.map { $0 ?? 0 })
        #expect(traced == value, "\(figure.reference)")
    }

    @Test func `a page of records is a part of them in the same order`() async throws {
        let panel = FigurePanel(try samplePack([SampleIndicator("declarations", "count(declaration)")]))
        try await withScattered { session in
            let figure = try #require(try await panel.ask(["2019"], in: session).first)
            let all = try panel.trace(TraceRequest(figure: figure.reference, limit: 20))[0].records
            let page = try panel.trace(TraceRequest(figure: figure.reference, limit: 5, offset: 10))[0].records
            let numbers = try await session.rows(all).map { try $0.text("number") }
            let some = try await session.rows(page)
            #expect(try some.map { try $0.text("number") } == Array(numbers[10..<15]))
            #expect(some[0].columns.names.filter { $0.hasPrefix("_day_") } == [])
            #expect(some[0].columns.names.contains("channel"))
        }
    }

    @Test func `parts of a quotient are told apart`() throws {
        let panel = FigurePanel(try samplePack([Self.indicators[1]]))
        let reference = try #require(FigureReference("red/20ZZ/2020/calendar@2020-12-31#1"))
        #expect(try panel.trace(TraceRequest(figure: reference)).map(\.role) == [.numerator, .denominator])
    }
}
