import Appraisal
import Domain
import Foundation
import Testing

struct TrajectoryTests {
    func trajectory(
        _ target: Decimal, _ text: String, _ shape: Trajectory.Shape,
        in reckoning: ReportingCalendar = calendarYear
    ) throws(Trajectory.Problem) -> Trajectory {
        try Trajectory(target: target, period: period(text), calendar: reckoning, shape: shape)
    }

    func trajectory(_ target: Decimal, _ shape: Trajectory.Shape) throws(Trajectory.Problem) -> Trajectory {
        try trajectory(target, "2020", shape)
    }

    @Test func `a linear path gives every day its part`() throws {
        // 2020 has 366 days, 182 of them in the first half: 11 000 × 182 / 366 = 5 469.945…
        let path = try trajectory(11000, .linear)
        #expect(path.planned(on: day("2020-06-30")).rounded(3) == exact("5469.945"))
        #expect(path.planned(on: day("2020-12-31")) == 11000)
        #expect(path.planned(on: day("2021-03-01")) == 11000)
        #expect(path.planned(on: day("2019-12-31")) == 0)
    }

    @Test func `a leap year ends on its own last day`() throws {
        // 366 a year: one a day. Read with 365 days, 30 December would already be the end.
        let leap = try trajectory(366, "2020", .linear)
        #expect(leap.planned(on: day("2020-02-29")) == 60)
        #expect(leap.planned(on: day("2020-12-30")) == 365)
        let common = try trajectory(365, "2021", .linear)
        #expect(common.planned(on: day("2021-02-28")) == 59)
        #expect(common.planned(on: day("2021-12-30")) == 364)
    }

    @Test func `a seasonal path follows the months and the days within them`() throws {
        // First quarter of 2020, shares 2 : 1 : 1 of 400: 200 by 31 January, 300 by 29 February, 400 by 31 March.
        let path = try trajectory(400, "2020Q1", .seasonal(SeasonalShares(weights: [2, 1, 1])))
        #expect(path.planned(on: day("2020-01-31")) == 200)
        #expect(path.planned(on: day("2020-02-29")) == 300)
        // 28 of February's 29 days: 200 + 100 × 28 / 29 = 296.5517…
        #expect(path.planned(on: day("2020-02-28")).rounded(4) == exact("296.5517"))
        #expect(path.planned(on: day("2020-03-31")) == 400)
    }

    @Test func `a seasonal path ends exactly at the target`() throws {
        let path = try trajectory(
            11000, .seasonal(SeasonalShares(weights: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, exact("0.7")])))
        #expect(path.planned(on: day("2020-12-31")) == 11000)
        #expect(path.planned(on: day("2020-11-30")) < 11000)
    }

    @Test func `a seasonal path uses the months of the calendar`() throws {
        // Administrative first quarter of 2020: 15 December to 14 March; its first month ends on 14 January.
        let shares = try SeasonalShares(weights: [1, 1, 2])
        let path = try trajectory(400, "2020Q1", .seasonal(shares), in: administrative)
        #expect(path.planned(on: day("2019-12-14")) == 0)
        #expect(path.planned(on: day("2020-01-14")) == 100)
        #expect(path.planned(on: day("2020-02-14")) == 200)
        #expect(path.planned(on: day("2020-03-14")) == 400)
    }

    @Test(arguments: 2016...2024)
    func `a path never falls and ends at the target`(year: Int) throws {
        let shares = try SeasonalShares(weights: [3, 0, 2, 1, exact("0.3"), 7, 1, 1, 5, 2, 0, 1])
        for shape in [Trajectory.Shape.linear, .seasonal(shares)] {
            for reckoning in [calendarYear, administrative] {
                let path = try Trajectory(
                    target: exact("9500.37"), period: .year(year), calendar: reckoning, shape: shape)
                var last: Decimal = 0
                for ordinal in path.span.from.ordinal...path.span.to.ordinal {
                    let planned = path.planned(on: Day(ordinal: ordinal))
                    #expect(planned >= last)
                    last = planned
                }
                #expect(last == exact("9500.37"))
            }
        }
    }

    @Test func `a path by hand goes through its points`() throws {
        // Hòn Gai 2021: a first quarter of 1 599 in a year of 6 245.
        let path = try trajectory(
            6245, "2021",
            .byHand([CumulativePath.Point(day("2021-03-31"), 1599), CumulativePath.Point(day("2021-12-31"), 6245)]))
        // 1 423 is 89 % of the quarter's scenario, about 180 short (DOMAIN §1.3): 1 423 / 1 599 = 88.99 %.
        let attainment = try #require(path.attainment(of: 1423, asAt: day("2021-03-31")))
        #expect(attainment.percent.rounded(0) == 89)
        #expect(path.ahead(by: 1423, asAt: day("2021-03-31")) == -176)
        // Half of the 90 days: 799.5.
        #expect(path.planned(on: day("2021-02-14")) == exact("799.5"))
    }

    @Test func `a path by hand may fall where somebody says so`() throws {
        let path = try trajectory(
            6245, "2021",
            .byHand([
                CumulativePath.Point(day("2021-03-31"), 1599), CumulativePath.Point(day("2021-06-30"), 1508),
                CumulativePath.Point(day("2021-12-31"), 6245),
            ]))
        // 91 days down by 91: one a day.
        #expect(path.planned(on: day("2021-04-10")) == 1589)
    }

    @Test func `refuses a path by hand that does not end at the target`() {
        // The province raised 11 000 to 11 500: the old path does not fit the new version.
        let old = Trajectory.Shape.byHand([CumulativePath.Point(day("2020-12-31"), 11000)])
        #expect(throws: Trajectory.Problem.endsElsewhere(day("2020-12-31"), 11000, wanted: 11500)) {
            try trajectory(11500, old)
        }
        let short = Trajectory.Shape.byHand([CumulativePath.Point(day("2020-11-30"), 11500)])
        #expect(throws: Trajectory.Problem.endsElsewhere(day("2020-11-30"), 11500, wanted: 11500)) {
            try trajectory(11500, short)
        }
    }

    @Test func `refuses a target that is not positive, and shares for other months`() throws {
        #expect(throws: Trajectory.Problem.targetNotPositive(0)) { try trajectory(0, .linear) }
        let three = try SeasonalShares(weights: [1, 1, 1])
        #expect(throws: Trajectory.Problem.monthsDiffer(shares: 3, months: 12)) { try trajectory(1, .seasonal(three)) }
    }

    @Test func `says how far ahead a value is, and nothing of a missing one`() throws {
        let path = try trajectory(366, .linear)
        #expect(path.ahead(by: 200, asAt: day("2020-06-30")) == 18)
        #expect(path.ahead(by: 100, asAt: day("2020-06-30")) == -82)
        #expect(path.ahead(by: nil, asAt: day("2020-06-30")) == nil)
        #expect(path.attainment(of: 5, asAt: day("2019-12-01")) == nil)
    }
}

struct PaceTests {
    let year = calendarYear.days(of: .year(2020))

    @Test(arguments: [("9500", "15.12"), ("11000", "23.27"), ("11500", "25.99")])
    func `divides what remains by the days that remain`(target: String, perDay: String) throws {
        // After 30 June 2020 184 days remain: 2 782 / 184, 4 282 / 184, 4 782 / 184.
        let pace = try #require(Pace(cumulative: 6718, target: exact(target), span: year, asAt: day("2020-06-30")))
        #expect(pace.perDay?.rounded(2) == exact(perDay))
        #expect(pace == .needed(remaining: exact(target) - 6718, days: 184))
    }

    @Test func `needs nothing once the target is reached`() {
        let pace = Pace(cumulative: 12300, target: 9500, span: year, asAt: day("2020-11-30"))
        #expect(pace == .reached(excess: 2800))
        #expect(pace?.perDay == 0)
        #expect(Pace(cumulative: 9500, target: 9500, span: year, asAt: day("2020-12-31")) == .reached(excess: 0))
    }

    @Test func `has no daily need when no day remains`() {
        let pace = Pace(cumulative: 9000, target: 9500, span: year, asAt: day("2020-12-31"))
        #expect(pace == .over(short: 500))
        #expect(pace?.perDay == nil)
        #expect(Pace(cumulative: 9000, target: 9500, span: year, asAt: day("2021-02-01")) == .over(short: 500))
    }

    @Test func `counts the whole period before it begins`() {
        #expect(
            Pace(cumulative: 0, target: 366, span: year, asAt: day("2019-11-20")) == .needed(remaining: 366, days: 366))
    }

    @Test func `takes working days instead`() {
        #expect(Pace(cumulative: 6718, target: 9500, remainingDays: 130)?.perDay == exact("21.4"))
    }

    @Test func `cannot tell without a value`() {
        #expect(Pace(cumulative: nil, target: 9500, span: year, asAt: day("2020-06-30")) == nil)
    }
}

struct SeasonalSharesTests {
    @Test func `means the shares of past years, every year the same`() throws {
        // Shares 1/4, 3/4 and 1/2, 1/2 mean to 3/8 and 5/8, although the second year is a hundred times larger.
        let shares = try SeasonalShares(pastYears: [[1, 3], [200, 200]])
        #expect(shares.weights == [exact("0.75"), exact("1.25")])
    }

    @Test func `makes whole paths of shares that do not end`() throws {
        // Thirds and sevenths of past totals: the path still rises and ends at the target to the đồng.
        let shares = try SeasonalShares(pastYears: [[1, 1, 1], [3, 2, 2], [exact("0.1"), 5, exact("8.3")]])
        let path = try Trajectory(
            target: exact("9500370000123"), period: period("2020Q1"), calendar: calendarYear, shape: .seasonal(shares))
        let planned = (path.span.from.ordinal...path.span.to.ordinal).map { path.planned(on: Day(ordinal: $0)) }
        #expect(planned == planned.sorted())
        #expect(planned.last == exact("9500370000123"))
    }

    @Test func `leaves out a year with a missing month`() throws {
        // With null read as zero, the second year would put everything into the first month.
        let shares = try SeasonalShares(pastYears: [[1, 3], [200, nil]])
        #expect(shares.weights == [exact("0.25"), exact("0.75")])
    }

    @Test func `refuses what tells no season`() {
        #expect(throws: SeasonalShares.Problem.nothingToShare) { try SeasonalShares(pastYears: [[nil, 3], [0, 0]]) }
        #expect(throws: SeasonalShares.Problem.noMonths) { try SeasonalShares(pastYears: []) }
        #expect(throws: SeasonalShares.Problem.unevenYears) { try SeasonalShares(pastYears: [[1, 2], [1]]) }
        #expect(throws: SeasonalShares.Problem.negative(monthIndex: 1)) { try SeasonalShares(weights: [2, -1]) }
        #expect(throws: SeasonalShares.Problem.nothingToShare) { try SeasonalShares(weights: [0, 0]) }
        #expect(throws: SeasonalShares.Problem.noMonths) { try SeasonalShares(weights: []) }
    }
}
