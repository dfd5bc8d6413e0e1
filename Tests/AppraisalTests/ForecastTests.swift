import Appraisal
import Domain
import Foundation
import Testing

struct ForecastTests {
    let year = calendarYear.days(of: .year(2020))
    let midYear = day("2020-06-30")

    @Test func `divides the cumulative value by the mean share, with the band of the shares seen`() throws {
        // Shares 50 %, 40 %, 60 %: mean 50 %. 6 718 / 0.5 = 13 436; / 0.6 = 11 196.67; / 0.4 = 16 795.
        let forecast = try Forecast.make(
            cumulative: 6718, asAt: midYear, span: year,
            pastYears: [
                .init(year: 2017, atSameDay: 5000, total: 10000), .init(year: 2018, atSameDay: 4000, total: 10000),
                .init(year: 2019, atSameDay: 6000, total: 10000),
            ]
        ).get()
        #expect(forecast.estimate == 13436)
        #expect(forecast.low.rounded(2) == exact("11196.67"))
        #expect(forecast.high == 16795)
        #expect(forecast.isEstimate)
        // Left out in turn: 2017 from 40 and 60 (mean 50): 10 000, error 0. 2018 from 50 and 60 (55): 7 272.73, 27.27 %.
        // 2019 from 50 and 40 (45): 13 333.33, 33.33 %. Mean 20.20 %.
        #expect(forecast.backtestErrorPercent?.rounded(2) == exact("20.20"))
        #expect(forecast.usedYears == [2017, 2018, 2019])
    }

    @Test func `follows the department's own year`() throws {
        // 2019: 5 645 of 11 390 at mid-year, 49.56 %; 2020: 6 718 of 12 300, 54.62 %; mean 52.09 %.
        let forecast = try Forecast.make(
            cumulative: 7000, asAt: day("2021-06-30"), span: calendarYear.days(of: .year(2021)),
            pastYears: [
                .init(year: 2019, atSameDay: 5645, total: 11390), .init(year: 2020, atSameDay: 6718, total: 12300),
            ]
        ).get()
        // 7 000 / 0.5208949… = 13 438.42; / 0.5461789 = 12 816.31; / 0.4956102 = 14 124.00.
        #expect(forecast.estimate.rounded(2) == exact("13438.42"))
        #expect(forecast.low.rounded(0) == 12816)
        #expect(forecast.high.rounded(0) == 14124)
    }

    @Test func `learns nothing from two equal years but that they agree`() throws {
        let forecast = try Forecast.make(
            cumulative: 30, asAt: midYear, span: year,
            pastYears: [.init(year: 2018, atSameDay: 1, total: 4), .init(year: 2019, atSameDay: 25, total: 100)]
        ).get()
        #expect(forecast.estimate == 120)
        #expect(forecast.low == 120)
        #expect(forecast.high == 120)
        #expect(forecast.backtestErrorPercent == 0)
    }

    @Test func `needs two usable past years, and says which it had`() {
        let years: [Forecast.PastYear] = [
            .init(year: 2017, atSameDay: nil, total: 10000), .init(year: 2018, atSameDay: 0, total: 10000),
            .init(year: 2019, atSameDay: 5645, total: 11390),
        ]
        #expect(
            Forecast.make(cumulative: 6718, asAt: midYear, span: year, pastYears: years)
                == .failure(.tooFewYears([2019])))
        #expect(Forecast.make(cumulative: 6718, asAt: midYear, span: year, pastYears: []) == .failure(.tooFewYears([])))
    }

    @Test func `names the years it left out`() throws {
        let forecast = try Forecast.make(
            cumulative: 50, asAt: midYear, span: year,
            pastYears: [
                .init(year: 2017, atSameDay: 40, total: nil), .init(year: 2018, atSameDay: 50, total: 100),
                .init(year: 2019, atSameDay: 50, total: 100),
            ]
        ).get()
        #expect(forecast.leftOutYears == [2017])
        #expect(forecast.estimate == 100)
    }

    @Test func `is the actual value once the last day is counted`() throws {
        let forecast = try Forecast.make(cumulative: 12300, asAt: day("2020-12-31"), span: year, pastYears: []).get()
        #expect(!forecast.isEstimate)
        #expect(forecast.estimate == 12300)
        #expect(forecast.low == 12300)
        #expect(forecast.backtestErrorPercent == nil)
    }

    @Test func `marks a half-year written before its last day as an estimate`() throws {
        // Drafted on 15 June: 95 % of a half was in by then in both years.
        let half = calendarYear.days(of: period("2020H1"))
        let forecast = try Forecast.make(
            cumulative: 6080, asAt: day("2020-06-15"), span: half,
            pastYears: [.init(year: 2018, atSameDay: 95, total: 100), .init(year: 2019, atSameDay: 190, total: 200)]
        ).get()
        #expect(forecast.isEstimate)
        #expect(forecast.estimate == 6400)
    }

    @Test func `cannot tell without a value`() {
        #expect(Forecast.make(cumulative: nil, asAt: midYear, span: year, pastYears: []) == .failure(.valueMissing))
        #expect(
            Forecast.make(cumulative: nil, asAt: day("2020-12-31"), span: year, pastYears: [])
                == .failure(.valueMissing))
    }

    @Test func `keeps the band in order below zero`() throws {
        let forecast = try Forecast.make(
            cumulative: -6, asAt: midYear, span: year,
            pastYears: [.init(year: 2018, atSameDay: 50, total: 100), .init(year: 2019, atSameDay: 75, total: 100)]
        ).get()
        #expect(forecast.low == -12)
        #expect(forecast.high == -8)
    }
}
