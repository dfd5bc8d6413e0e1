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

    @Test func `refuses a cumulative value that falls`() {
        #expect(throws: CumulativePath.Problem.falls(on: day("2020-06-30"), from: 500, to: 499)) {
            try path([("2020-03-31", 500), ("2020-06-30", 499), ("2020-12-31", 900)])
        }
        #expect(throws: CumulativePath.Problem.falls(on: day("2020-03-31"), from: 0, to: -1)) {
            try path([("2020-03-31", -1)])
        }
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
