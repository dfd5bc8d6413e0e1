import Domain
import Testing

struct ReportingCalendarTests {
    func days(_ text: String, _ calendar: ReportingCalendar) -> String { calendar.days(of: period(text)).description }

    @Test func `tabulates the calendar year`() {
        #expect(days("2020", calendarYear) == "2020-01-01..2020-12-31")
        #expect(days("2020H1", calendarYear) == "2020-01-01..2020-06-30")
        #expect(days("2020M9", calendarYear) == "2020-01-01..2020-09-30")
        #expect(days("202002", calendarYear) == "2020-02-01..2020-02-29")
        #expect(days("202012", calendarYear) == "2020-12-01..2020-12-31")
    }

    @Test func `tabulates the administrative year`() {
        // Decree 09/2019 as summarised in DOMAIN §5.3: 6 months 15/12–14/6, 9 months to 14/9, year to 14/12.
        #expect(days("2020", administrative) == "2019-12-15..2020-12-14")
        #expect(days("2020H1", administrative) == "2019-12-15..2020-06-14")
        #expect(days("2020M9", administrative) == "2019-12-15..2020-09-14")
        #expect(days("202001", administrative) == "2019-12-15..2020-01-14")
        #expect(days("202003", administrative) == "2020-02-15..2020-03-14")
    }

    @Test func `tabulates the enforcement months`() {
        // February 2021: cases of 16 January to 15 February (DOMAIN §1.5).
        #expect(days("202102", enforcement) == "2021-01-16..2021-02-15")
        #expect(days("202101", enforcement) == "2020-12-16..2021-01-15")
    }

    @Test(arguments: everyCalendar, [Period.Kind.month, .quarter, .half, .year])
    func `tiles every day of nine years without gap or overlap`(calendar: ReportingCalendar, kind: Period.Kind) {
        let periods = (2016...2024).flatMap { Period.all(kind, in: $0) }
        var next = calendar.days(of: .year(2016)).from
        for period in periods {
            let span = calendar.days(of: period)
            #expect(span.from == next)
            next = span.to.adding(days: 1)
        }
        #expect(next == calendar.days(of: .year(2025)).from)
    }

    @Test(arguments: everyCalendar, 2016...2024)
    func `makes every period the union of its months`(calendar: ReportingCalendar, year: Int) {
        for kind in Period.Kind.allCases {
            for period in Period.all(kind, in: year) {
                let months = Period.all(.month, in: year).filter { period.months.contains($0.ordinal) }
                #expect(months.map { calendar.days(of: $0).days }.reduce(0, +) == calendar.days(of: period).days)
            }
        }
    }

    @Test(arguments: everyCalendar)
    func `finds the period that holds a day`(calendar: ReportingCalendar) throws {
        for ordinal in day("2016-01-01").ordinal...day("2024-12-31").ordinal {
            let day = Day(ordinal: ordinal)
            for kind in [Period.Kind.month, .quarter, .half, .year] {
                let period = try #require(calendar.period(kind, holding: day))
                #expect(calendar.days(of: period).contains(day))
            }
        }
    }

    @Test func `drops no 31st`() {
        for calendar in everyCalendar {
            for (month, number) in [(1, 31), (3, 31), (5, 31), (7, 31), (8, 31), (10, 31), (12, 31)] {
                let day = Day(year: 2020, month: month, day: number)
                let holding = Period.all(.month, in: 2020) + Period.all(.month, in: 2021)
                #expect(holding.count { period in day.map(calendar.days(of: period).contains) == true } == 1)
            }
        }
        // 31 December 2019 belongs to January 2020 where the year begins on 15 December.
        #expect(administrative.period(.month, holding: day("2019-12-31")) == period("202001"))
    }

    @Test func `no nine months hold a day of the last quarter`() {
        #expect(calendarYear.period(.nineMonths, holding: day("2020-10-01")) == nil)
        #expect(calendarYear.period(.nineMonths, holding: day("2020-09-30")) == .nineMonths(2020))
    }

    @Test(arguments: [
        // A whole period compares with the whole one, whatever its days.
        ("2020H1", "2020-01-01..2020-06-30", "2019-01-01..2019-06-30"),
        ("202002", "2020-02-01..2020-02-29", "2019-02-01..2019-02-28"),
        ("202102", "2021-02-01..2021-02-28", "2020-02-01..2020-02-29"),
        ("2020", "2020-01-01..2020-12-31", "2019-01-01..2019-12-31"),
        // A clipped one with the same month and day.
        ("2020", "2020-01-01..2020-05-05", "2019-01-01..2019-05-05"),
        ("2021H1", "2021-01-01..2021-05-05", "2020-01-01..2020-05-05"),
        ("2020", "2020-01-01..2020-02-29", "2019-01-01..2019-02-28"),
        ("2021", "2021-01-01..2021-02-28", "2020-01-01..2020-02-28"),
        ("2020", "2020-01-01..2020-12-30", "2019-01-01..2019-12-30"),
        ("202005", "2020-05-01..2020-05-01", "2019-05-01..2019-05-01"),
        // One that begins within its period.
        ("2020", "2020-03-01..2020-06-30", "2019-03-01..2019-06-30"),
        ("2020", "2020-02-29..2020-02-29", "2019-02-28..2019-02-28"),
    ])
    func `compares with the same span a year before`(text: String, this: String, prior: String) {
        #expect(calendarYear.priorSpan(of: span(this), in: period(text)) == span(prior))
    }

    @Test func `compares across the turn of the year`() {
        #expect(
            administrative.priorSpan(of: span("2019-12-15..2020-01-31"), in: period("2020H1"))
                == span("2018-12-15..2019-01-31"))
        #expect(
            administrative.priorSpan(of: span("2019-12-15..2020-06-14"), in: period("2020H1"))
                == span("2018-12-15..2019-06-14"))
    }

    @Test(arguments: everyCalendar, 2016...2024)
    func `every clipped span has a prior one within a day of its length`(calendar: ReportingCalendar, year: Int) throws
    {
        let whole = calendar.days(of: .year(year))
        for ordinal in whole.from.ordinal...whole.to.ordinal {
            let clipped = try #require(whole.clipped(to: Day(ordinal: ordinal)))
            let prior = calendar.priorSpan(of: clipped, in: .year(year))
            #expect(prior.from == calendar.days(of: .year(year - 1)).from)
            #expect(abs(prior.days - clipped.days) <= 1)
            #expect(prior.to.month == clipped.to.month)
        }
    }

    @Test func `refuses a start day that some months lack, and other offsets`() {
        let names = LocalizedText("x", in: .english)
        #expect(ReportingCalendar(id: "x", names: names, monthStartDay: 29, monthOffset: 0) == nil)
        #expect(ReportingCalendar(id: "x", names: names, monthStartDay: 0, monthOffset: 0) == nil)
        #expect(ReportingCalendar(id: "x", names: names, monthStartDay: 1, monthOffset: 1) == nil)
        #expect(ReportingCalendar(id: "x", names: names, monthStartDay: 1, monthOffset: -2) == nil)
    }
}
