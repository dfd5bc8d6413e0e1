import Domain
import Foundation
import Packs
import Testing

@testable import Workspace

/// A small case by hand: growth of three branches, their actions and reports.
struct `A rule for candidates` {
    private static let half = Period("2020H1")!
    private static let branches: [OrgUnit.ID] = ["20BB", "20CF", "20CG"]

    private static var facts: RuleFacts {
        var facts = RuleFacts(period: half)
        let growth: [OrgUnit.ID: Decimal?] = ["20BB": 12, "20CF": 5, "20CG": nil]
        for (unit, value) in growth {
            facts.readings[RuleFacts.Key(unit: unit, indicator: "revenue", reading: .growth)] = RuleFacts.Reading(
                value: value, figure: FigureReference("revenue/\(unit)/2020H1/calendar@2020-06-30#3"))
        }
        facts.actions["20BB"] = RuleFacts.Actions(due: ["N1", "N2", "N3", "N4", "N5"], done: ["N1", "N2", "N3", "N4"])
        facts.actions["20CF"] = RuleFacts.Actions(due: ["N6"], done: [], late: ["N6"])
        for (unit, inTime) in [("20BB", 6), ("20CF", 5)] as [(OrgUnit.ID, Int)] {
            facts.reports[unit] = (1...6).map { month in
                RuleFacts.Report(form: "phong_dich", period: Period("20200\(month)")!, isInTime: month <= inTime)
            }
        }
        return facts
    }

    private static func finding(_ condition: CommendationRule.Condition, _ unit: OrgUnit.ID) -> RuleFinding {
        condition.finding(for: unit, among: branches, in: facts)
    }

    @Test func `holds a reading against its bound, with the figure read`() {
        let atLeastFive = CommendationRule.Condition.reading("revenue", .growth, .atLeast, 5)
        #expect(Self.finding(atLeastFive, "20CF").holds == true)
        let aboveFive = CommendationRule.Condition.reading("revenue", .growth, .above, 5)
        #expect(Self.finding(aboveFive, "20CF").holds == false)
        let found = Self.finding(atLeastFive, "20BB")
        #expect(found.measured == 12 && found.figure?.unit == "20BB")
        // What is not known proposes nobody.
        #expect(Self.finding(atLeastFive, "20CG").holds == nil)
    }

    @Test func `ranks among the units with a value, and does not tell what a unit without one may change`() {
        // 20CG has no growth yet: it may come before 20BB, so that only two places are sure.
        let first = CommendationRule.Condition.rank("revenue", .growth, atMost: 1)
        #expect(Self.finding(first, "20BB").holds == nil && Self.finding(first, "20BB").measured == 1)
        #expect(Self.finding(first, "20BB").of == 2 && Self.finding(first, "20BB").unranked == 1)
        #expect(Self.finding(first, "20CF").measured == 2 && Self.finding(first, "20CF").holds == false)
        #expect(Self.finding(first, "20CG").holds == nil)
        let two = CommendationRule.Condition.rank("revenue", .growth, atMost: 2)
        #expect(Self.finding(two, "20BB").holds == true && Self.finding(two, "20CF").holds == nil)
    }

    @Test func `counts own actions done and late, and reports late`() {
        let done = CommendationRule.Condition.actionsDone(atLeast: 80)
        // Four of five is 80 %.
        #expect(Self.finding(done, "20BB").measured == 80 && Self.finding(done, "20BB").holds == true)
        #expect(Self.finding(done, "20CF").measured == 0 && Self.finding(done, "20CF").holds == false)
        // Nothing was due: there is no share.
        #expect(Self.finding(done, "20CG").holds == nil)
        let late = CommendationRule.Condition.actionsLate(atMost: 0)
        #expect(Self.branches.map { Self.finding(late, $0).holds } == [true, false, true])
        let reports = CommendationRule.Condition.reportsInTime
        #expect(Self.branches.map { Self.finding(reports, $0).holds } == [true, false, nil])
        #expect(Self.finding(reports, "20CF").measured == 1 && Self.finding(reports, "20CF").of == 6)
        #expect(Self.finding(reports, "20CF").reports.last?.text == "report phong_dich/20CF/202006")
    }

    @Test func `goes back over periods running, also over the turn of a year`() {
        #expect(Period("2020Q1")!.running(3).map(\.description) == ["2019Q3", "2019Q4", "2020Q1"])
        #expect(Period("2020")!.preceding.description == "2019")
        #expect(Period("202003")!.preceding.description == "202002")
    }
}
