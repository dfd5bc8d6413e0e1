import Domain
import Formulas
import Foundation
import Panel
import Testing

@Suite struct UnitTests {
    private let between = "(declaration.registered_at, declaration.cleared_at)"

    @Test func `an event counts for the unit that exists on its day`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("registered", "count(declaration)"),
                SampleIndicator("hours", "mean(hours\(between))"),
            ]))
        // Registered at 20CD in its last week, cleared when its work had gone to 20CF.
        let figures = try await withRecords([
            Declaration("1", "20CD", "2019-09-30 00:00:00", cleared: "2019-10-02 00:00:00")
        ]) { try await panel.ask(["201909", "201910", "2019"], at: ["20CD", "20CF", "20ZZ"], in: $0) }
        #expect(figures.value("registered/20CD/201909") == 1)
        #expect(figures.value("registered/20CF/201909") == 0)
        #expect(figures.value("hours/20CD/2019") == nil)
        #expect(figures.value("hours/20CF/201910") == 48)
        #expect(figures.value("hours/20ZZ/2019") == 48)
    }

    @Test func `a level that closed is passed by, its successor stands in`() throws {
        let tree = try OrgUnitTree([
            OrgUnit(id: "root", names: name("R"), parent: nil, kind: "department"),
            OrgUnit(id: "old", names: name("O"), parent: "root", to: day("2019-12-31"), successor: "new", kind: "zone"),
            OrgUnit(id: "new", names: name("N"), parent: "root", from: day("2020-01-01"), kind: "zone"),
            OrgUnit(id: "leaf", names: name("L"), parent: "old", kind: "branch"),
        ])
        let perimeter = UnitPerimeter(tree)
        #expect(perimeter.eras.map(\.span.to) == [day("2019-12-31"), day("9999-12-31")])
        #expect(perimeter.eras.map { $0.chains["leaf"] } == [["leaf", "old", "root"], ["leaf", "new", "root"]])
        #expect(UnitPerimeter(tree, on: day("2020-06-30")).eras.map { $0.chains["old"] } == [["new", "root"]])
    }

    @Test func `a column may bear a name the query uses itself`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("median", "median(hours\(between) where unit == \"20CE\")"),
                SampleIndicator("traders", "distinct(declaration.trader where unit == \"20CE\")"),
                SampleIndicator("declarations", "count(declaration where unit == \"20CE\")"),
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2020-01-01 00:00:00", cleared: "2020-01-01 05:00:00"),
            Declaration("2", "20CF", "2020-01-01 00:00:00", cleared: "2020-01-01 09:00:00", trader: "T2"),
        ]) { try await panel.ask(["2020"], in: $0) }
        #expect(figures.value("median/20ZZ/2020") == 5)
        #expect(figures.value("traders/20ZZ/2020") == 1)
        #expect(figures.value("declarations/20ZZ/2020") == 1)
    }

    @Test func `last year's span is the same days, and its events are seen from a year before`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("waiting", "count(declaration where cleared_at is missing)"),
                SampleIndicator("declarations", "count(declaration)"),
            ]))
        let prior = try await withRecords([
            Declaration("1", "20CE", "2019-02-10 08:00:00", cleared: "2019-06-01 08:00:00"),
            Declaration("2", "20CE", "2019-02-28 08:00:00", cleared: "2019-02-28 09:00:00"),
            Declaration("3", "20CE", "2019-03-01 08:00:00"),
        ]) { session in
            try await panel.priorYear(
                of: PanelRequest(
                    indicators: ["waiting", "declarations"], units: ["20ZZ"],
                    spans: .periods([period("2020"), period("202002")], calendar: nil), asAt: day("2020-02-29")),
                perimeterDay: nil, in: session)
        }
        #expect(prior.figure("declarations/20ZZ/2019")?.span == span("2019-01-01..2019-02-28"))
        #expect(prior.value("declarations/20ZZ/2019") == 2)
        // Cleared in June, when the figures of February could not know it.
        #expect(prior.value("waiting/20ZZ/2019") == 1)
        #expect(prior.value("waiting/20ZZ/201902") == 1)
    }
}
