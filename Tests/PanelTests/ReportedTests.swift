import Domain
import DuckDB
import Foundation
import Packs
import Panel
import Testing

@Suite struct ReportedTests {
    private func form(_ sort: ReportForm.Field.Sort, _ rollUp: ReportForm.Field.RollUp) -> ReportForm {
        ReportForm(
            code: "epidemic", names: name("Epidemic"), periodKind: .month, calendar: "calendar", unitKind: "branch",
            fields: [
                ReportForm.Field(
                    code: "tested", names: name("Tested"), sort: sort, rollUp: rollUp, unitOfMeasure: "person", scale: 0
                )
            ])
    }

    private func panel(_ form: ReportForm, _ reports: [(OrgUnit.ID, String, Decimal)]) throws -> FigurePanel {
        let values = reports.map { (ReportedValues.Key(field: "tested", unit: $0.0, period: period($0.1)), $0.2) }
        return FigurePanel(
            try samplePack([SampleIndicator("tested", "reported(tested)")], forms: [form]),
            reported: ReportedValues(Dictionary(uniqueKeysWithValues: values)))
    }

    @Test func `flows add up over units and months, and one missing child makes the parent unknown`() async throws {
        let panel = try panel(
            form(.flow, .sum),
            [
                ("20CE", "202001", 5), ("20CF", "202001", 7), ("20CE", "202002", 1), ("20CF", "202002", 2),
                ("20CE", "202003", 10), ("20CE", "202004", 3), ("20CF", "202004", 4),
            ])
        let figures = try await withRecords {
            try await panel.ask(
                ["202001", "202002", "202003", "202004", "2020Q1", "2020Q2"], at: ["20ZZ", "20CE", "20CF"],
                asAt: "2020-05-20", in: $0)
        }
        #expect(figures.value("tested/20CE/2020Q1") == 16)
        #expect(figures.value("tested/20ZZ/202001") == 12)
        #expect(figures.value("tested/20ZZ/202003") == nil)
        #expect(figures.figure("tested/20ZZ/202003")?.notes == ["1 of 2 reported"])
        #expect(figures.value("tested/20ZZ/2020Q1") == nil)
        #expect(figures.figure("tested/20ZZ/2020Q1")?.notes == ["5 of 6 reported"])
        #expect(figures.value("tested/20CF/202003") == nil)
        // Only April is over.
        #expect(figures.value("tested/20ZZ/2020Q2") == 7)
        #expect(figures.figure("tested/20ZZ/2020Q2")?.isPreliminary == true)
        #expect(figures.figure("tested/20ZZ/202001")?.coverage.state == .complete)
    }

    @Test func `a stock takes its last month and adds up over units`() async throws {
        let panel = try panel(
            form(.stock, .last), [("20CE", "202002", 100), ("20CE", "202003", 10), ("20CF", "202003", 4)])
        let figures = try await withRecords { try await panel.ask(["2020Q1"], at: ["20ZZ", "20CE"], in: $0) }
        #expect(figures.value("tested/20CE/2020Q1") == 10)
        #expect(figures.value("tested/20ZZ/2020Q1") == 14)
    }

    @Test func `what does not roll up stays with its unit and month`() async throws {
        let panel = try panel(form(.flow, .none), [("20CE", "202001", 5), ("20CF", "202001", 7)])
        let figures = try await withRecords {
            try await panel.ask(["202001", "2020Q1"], at: ["20ZZ", "20CE"], in: $0)
        }
        #expect(figures.value("tested/20CE/202001") == 5)
        #expect(figures.value("tested/20ZZ/202001") == nil)
        #expect(figures.value("tested/20CE/2020Q1") == nil)
    }

    @Test func `a closed unit reports up to its closing, and a day re-rolls it`() async throws {
        let panel = try panel(
            form(.flow, .sum),
            [
                ("20CD", "201909", 1), ("20CE", "201909", 2), ("20CF", "201909", 4), ("20CE", "201910", 8),
                ("20CF", "201910", 16),
            ])
        let (asWas, today) = try await withRecords { session in
            (
                try await panel.ask(["201909", "201910"], at: ["20ZZ", "20CF"], in: session),
                try await panel.ask(["201909"], at: ["20CF"], perimeter: "2020-01-01", in: session)
            )
        }
        #expect(asWas.value("tested/20ZZ/201909") == 7)
        #expect(asWas.value("tested/20CF/201909") == 4)
        #expect(asWas.value("tested/20ZZ/201910") == 24)
        #expect(today.value("tested/20CF/201909") == 5)
    }
}
