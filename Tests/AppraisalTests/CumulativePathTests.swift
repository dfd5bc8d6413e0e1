import Appraisal
import Domain
import Foundation
import Testing

struct CumulativePathTests {
    let span = calendarYear.days(of: .year(2020))

    func path(_ points: [(String, Decimal)]) throws(CumulativePath.Problem) -> CumulativePath {
        try CumulativePath(points.map { CumulativePath.Point(day($0.0), $0.1) }, in: span)
    }

    @Test func `runs straight between its points, by days`() throws {
        // 10 days at 3 a day, then 20 days at 1 a day.
        let path = try path([("2020-01-10", 30), ("2020-01-30", 50)])
        #expect(path.value(on: day("2019-12-31")) == 0)
        #expect(path.value(on: day("2020-01-01")) == 3)
        #expect(path.value(on: day("2020-01-10")) == 30)
        #expect(path.value(on: day("2020-01-15")) == 35)
        #expect(path.value(on: day("2020-01-30")) == 50)
        #expect(path.value(on: day("2020-06-01")) == 50)
    }

    @Test func `tells where a cumulative value falls, and runs straight down there`() throws {
        // 91 days from 31 March to 30 June; after 45 of them, 500 - 91 × 45 ÷ 91.
        let path = try path([("2020-03-31", 500), ("2020-06-30", 409), ("2020-12-31", 900)])
        #expect(path.falls.map(\.before.cumulative) == [500])
        #expect(path.falls.map(\.after.day) == [day("2020-06-30")])
        #expect(path.value(on: day("2020-05-15")) == 455)
        #expect(try self.path([("2020-03-31", 500), ("2020-06-30", 500)]).falls.isEmpty)
    }

    @Test func `refuses less than nothing`() {
        #expect(throws: CumulativePath.Problem.negative(on: day("2020-03-31"), -1)) { try path([("2020-03-31", -1)]) }
    }

    @Test func `may rest`() throws {
        let path = try path([("2020-03-31", 500), ("2020-06-30", 500)])
        #expect(path.value(on: day("2020-05-01")) == 500)
    }

    @Test func `refuses points out of order, outside the span, or none`() {
        #expect(throws: CumulativePath.Problem.outOfOrder(day("2020-03-31"))) {
            try path([("2020-03-31", 1), ("2020-03-31", 2)])
        }
        #expect(throws: CumulativePath.Problem.outOfOrder(day("2020-03-30"))) {
            try path([("2020-03-31", 1), ("2020-03-30", 2)])
        }
        #expect(throws: CumulativePath.Problem.outside(day("2021-01-01"), span)) { try path([("2021-01-01", 1)]) }
        #expect(throws: CumulativePath.Problem.noPoints) { try path([]) }
    }
}
