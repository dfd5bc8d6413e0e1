import Domain
import Foundation
import Panel
import Testing

@Suite struct CoverageTests {
    private func covered(_ declared: [OrgUnit.ID: [String]]) -> RecordCoverage {
        RecordCoverage(["payment": declared.mapValues { $0.map { span($0) } }])
    }

    @Test func `not covered is unknown, covered and empty is nothing, partly covered is preliminary`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("revenue", "sum(payment.amount)"), SampleIndicator("largest", "max(payment.amount)"),
            ]),
            coverage: covered(["20ZZ": ["2020-01-01..2020-02-15"]]))
        let figures = try await withRecords(payments: [Payment("1", "20CE", "2020-02-10", 5)]) {
            try await panel.ask(["202001", "202002", "202003"], in: $0)
        }
        #expect(figures.value("revenue/20ZZ/202001") == 0)
        #expect(figures.value("largest/20ZZ/202001") == nil)
        #expect(figures.figure("revenue/20ZZ/202001")?.isPreliminary == false)
        #expect(figures.value("revenue/20ZZ/202002") == 5)
        #expect(figures.figure("revenue/20ZZ/202002")?.isPreliminary == true)
        #expect(figures.figure("revenue/20ZZ/202002")?.coverage == Coverage(coveredDays: 15, days: 29))
        #expect(figures.value("revenue/20ZZ/202003") == nil)
        #expect(figures.figure("revenue/20ZZ/202003")?.coverage.state == Coverage.State.none)
    }

    @Test func `a unit is covered by itself, from above, or by all its children`() throws {
        let perimeter = UnitPerimeter(try sampleUnits())
        let branches = covered([
            "20CD": ["2019-01-01..2019-09-30"], "20CE": ["2019-01-01..2020-06-30"], "20CF": ["2019-01-01..2020-03-31"],
        ])
        // Until its closing 20CD must be there too; after it, the two others are all there is.
        #expect(branches.covered("payment", "20ZZ", in: perimeter).spans == [span("2019-01-01..2020-03-31")])
        #expect(branches.covered("payment", "20CE", in: perimeter).spans == [span("2019-01-01..2020-06-30")])
        let without = covered(["20CE": ["2019-01-01..2020-06-30"], "20CF": ["2019-01-01..2020-03-31"]])
        #expect(without.covered("payment", "20ZZ", in: perimeter).spans == [span("2019-10-01..2020-03-31")])
        let above = covered(["20ZZ": ["2019-01-01..2019-01-31"]])
        #expect(above.covered("payment", "20CF", in: perimeter).spans == [span("2019-01-01..2019-01-31")])
        #expect(above.covered("declaration", "20CF", in: perimeter).spans == [])
    }

    @Test func `re-rolled to today's units, every unit that went into one must be covered`() throws {
        let today = UnitPerimeter(try sampleUnits(), on: day("2020-06-30"))
        let branches = covered(["20CD": ["2019-02-01..2019-09-30"], "20CF": ["2019-01-01..2020-03-31"]])
        #expect(branches.covered("payment", "20CF", in: today).spans == [span("2019-02-01..2020-03-31")])
    }

    @Test func `a span that has not begun at the as-at day has no figure`() async throws {
        let panel = FigurePanel(try samplePack([SampleIndicator("revenue", "sum(payment.amount)")]))
        let figures = try await withRecords { try await panel.ask(["202006", "202007"], asAt: "2020-06-30", in: $0) }
        #expect(figures.map(\.period) == [period("202006")])
    }

    @Test func `a unit closed before the span has no figure to know`() async throws {
        let panel = FigurePanel(try samplePack([SampleIndicator("revenue", "sum(payment.amount)")]))
        let figures = try await withRecords(payments: [Payment("1", "20CD", "2019-09-30", 3)]) {
            try await panel.ask(["2019", "2020"], at: ["20CD"], in: $0)
        }
        #expect(figures.value("revenue/20CD/2019") == 3)
        #expect(figures.figure("revenue/20CD/2019")?.coverage == Coverage(coveredDays: 273, days: 273))
        #expect(figures.value("revenue/20CD/2020") == nil)
    }
}
