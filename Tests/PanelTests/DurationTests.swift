import Domain
import Formulas
import Foundation
import Panel
import Testing

@Suite struct DurationTests {
    private let between = "(declaration.registered_at, declaration.cleared_at)"

    @Test func `durations are whole seconds and count on the day of their end`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("hours", "mean(hours\(between))"),
                SampleIndicator("minutes", "mean(minutes\(between))"),
                SampleIndicator("days", "mean(days\(between))"), SampleIndicator("longest", "max(hours\(between))"),
            ]))
        let figures = try await withRecords([
            // 36 hours, from May into June.
            Declaration("1", "20CE", "2020-05-31 00:00:00", cleared: "2020-06-01 12:00:00"),
            Declaration("2", "20CE", "2020-06-01 00:00:00", cleared: "2020-06-01 12:00:00"),
            Declaration("3", "20CE", "2020-06-01 00:00:00", cleared: nil),
        ]) { try await panel.ask(["202005", "202006"], in: $0) }
        #expect(figures.value("hours/20ZZ/202005") == nil)
        #expect(figures.value("hours/20ZZ/202006") == 24)
        #expect(figures.value("minutes/20ZZ/202006") == 1440)
        #expect(figures.value("days/20ZZ/202006") == 1)
        #expect(figures.value("longest/20ZZ/202006") == 36)
        #expect(figures.figure("hours/20ZZ/202006")?.records == 2)
    }

    @Test func `a duration with a date-only end is missing`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("hours", "mean(hours\(between))"),
                SampleIndicator("quick", "share(hours\(between) <= 10)", isPercentage: true),
                SampleIndicator("cleared", "count(declaration where cleared_at is present)"),
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2020-06-01 08:00:00", cleared: "2020-06-01 12:00:00"),
            Declaration("2", "20CE", "2020-06-01 08:00:00", cleared: "2020-06-02"),
            Declaration("3", "20CE", "2020-06-01", cleared: "2020-06-02 10:00:00"),
        ]) { try await panel.ask(["202006"], in: $0) }
        #expect(figures.value("hours/20ZZ/202006") == 4)
        #expect(figures.value("quick/20ZZ/202006") == 100)
        #expect(figures.figure("quick/20ZZ/202006")?.denominator == 1)
        #expect(figures.value("cleared/20ZZ/202006") == 3)
    }

    @Test func `a quantile reads the lower end of its bin, a share the seconds`() async throws {
        let minute = FormulaOptions(resolutionSeconds: 60)
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("median", "median(minutes\(between))", options: minute),
                SampleIndicator("p90", "p90(minutes\(between))", options: minute),
                SampleIndicator("quick", "share(minutes\(between) <= 2)", isPercentage: true),
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2020-06-01 08:00:00", cleared: "2020-06-01 08:00:30"),
            // 120 and 121 seconds share a bin; only the first is within two minutes.
            Declaration("2", "20CE", "2020-06-01 08:00:00", cleared: "2020-06-01 08:02:00"),
            Declaration("3", "20CE", "2020-06-01 08:00:00", cleared: "2020-06-01 08:02:01"),
            Declaration("4", "20CE", "2020-06-01 08:00:00", cleared: "2020-06-01 08:59:59"),
        ]) { try await panel.ask(["202006"], in: $0) }
        #expect(figures.value("median/20ZZ/202006") == 2)
        #expect(figures.value("p90/20ZZ/202006") == 59)
        #expect(figures.value("quick/20ZZ/202006") == 50)
    }

    @Test(arguments: [
        // Wednesday 29 April 08:00 to Monday 4 May 09:00 over two free days and a weekend: 3.5 + 4 + 1.5 hours.
        ("2020-04-29 08:00:00", "2020-05-04 09:00:00", "9", "1"),
        // Within the lunch break.
        ("2020-06-01 11:45:00", "2020-06-01 12:45:00", "0", "0"),
        // From before opening to after closing of one day.
        ("2020-06-01 05:00:00", "2020-06-01 20:00:00", "8", "0"),
        // Friday 16:00 to the worked Saturday 9 May 08:30: 1 + 1.
        ("2020-05-08 16:00:00", "2020-05-09 08:30:00", "2", "1"),
        // Sunday to Sunday: five full days.
        ("2020-06-07 10:00:00", "2020-06-14 10:00:00", "40", "5"),
        // Second by second.
        ("2020-06-01 07:29:59", "2020-06-01 07:30:36", "0.01", "0"),
    ])
    func `working time counts only worked hours of worked days`(
        from: String, to: String, hours: String, days: String
    ) async throws {
        let office = FormulaOptions(workingCalendar: "office")
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("hours", "sum(working_hours\(between))", options: office),
                SampleIndicator("days", "sum(working_days\(between))", options: office),
            ]))
        let figures = try await withRecords([Declaration("1", "20CE", from, cleared: to)]) {
            try await panel.ask(["2020"], in: $0)
        }
        #expect(figures.value("hours/20ZZ/2020") == Decimal(string: hours))
        #expect(figures.value("days/20ZZ/2020") == Decimal(string: days))
    }

    @Test func `working time that leaves the known holidays is missing`() async throws {
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator(
                    "known", "count(declaration where working_hours(registered_at, cleared_at) is present)",
                    options: FormulaOptions(workingCalendar: "office"))
            ]))
        let figures = try await withRecords([
            Declaration("1", "20CE", "2018-12-31 08:00:00", cleared: "2019-01-02 08:00:00"),
            Declaration("2", "20CE", "2019-01-01 08:00:00", cleared: "2019-01-02 08:00:00"),
        ]) { try await panel.ask(["2019"], in: $0) }
        #expect(figures.value("known/20ZZ/2019") == 1)
    }

    @Test func `a cohort by registration takes later events as not yet happened and says how many are open`()
        async throws
    {
        let followed = FormulaOptions(timeColumn: "registered_at", followUpDays: 28)
        let panel = FigurePanel(
            try samplePack([
                SampleIndicator("mean", "mean(hours\(between))", options: followed),
                SampleIndicator("quick", "share(hours\(between) <= 24)", options: followed, isPercentage: true),
            ]))
        let records = [
            Declaration("1", "20CE", "2020-05-01 00:00:00", cleared: "2020-05-01 10:00:00"),
            Declaration("2", "20CE", "2020-05-01 00:00:00", cleared: "2020-05-29 23:00:00"),  // the 28th day after
            Declaration("3", "20CE", "2020-05-01 00:00:00", cleared: "2020-05-30 00:00:00"),  // too late
            Declaration("4", "20CE", "2020-05-31 00:00:00", cleared: nil),
        ]
        let (later, now) = try await withRecords(records) { session in
            (
                try await panel.ask(["202005"], asAt: "2020-12-31", in: session),
                try await panel.ask(["202005"], asAt: "2020-06-27", in: session)
            )
        }
        // (10 + 28 × 24 + 23) ÷ 2
        #expect(later.value("mean/20ZZ/202005") == Decimal(string: "352.5"))
        #expect(later.value("quick/20ZZ/202005") == 50)
        #expect(later.figure("mean/20ZZ/202005")?.notes == ["2 open"])
        #expect(later.figure("quick/20ZZ/202005")?.notes == ["2 open"])
        #expect(later.figure("mean/20ZZ/202005")?.isPreliminary == false)
        // 31 May and 28 days is 28 June.
        #expect(now.figure("mean/20ZZ/202005")?.isPreliminary == true)
    }
}
