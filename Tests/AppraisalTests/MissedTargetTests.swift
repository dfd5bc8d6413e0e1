import Appraisal
import Domain
import Foundation
import Testing

struct MissedTargetTests {
    private func target(
        _ cumulative: Decimal?, of target: Decimal, _ direction: Direction = .higherIsBetter, planned: Decimal? = nil
    ) -> TargetStanding {
        TargetStanding(
            assigner: "MOF", kind: "estimate", period: period("2020"), calendar: "calendar", value: target,
            validFrom: day("2020-01-01"),
            document: nil, cumulative: cumulative,
            outcome: TargetOutcome(of: cumulative, against: target, direction: direction), trajectoryShape: "linear",
            planned: planned, aheadBy: planned.flatMap { planned in cumulative.map { $0 - planned } }, pace: nil,
            later: nil)
    }

    @Test func `what adds up is missed when it is behind its path, not while the year still runs`() {
        // 6 718 of 9 500 after 182 of 366 days: planned 4 724.
        #expect(target(6718, of: 9500, planned: 4724).isMissed(addsUp: true) == false)
        #expect(target(4723, of: 9500, planned: 4724).isMissed(addsUp: true) == true)
        #expect(target(4724, of: 9500, planned: 4724).isMissed(addsUp: true) == false)
        // No path to hold it against: it cannot be told before the target is reached.
        #expect(target(6718, of: 9500).isMissed(addsUp: true) == nil)
        #expect(target(9500, of: 9500).isMissed(addsUp: true) == false)
    }

    @Test func `a rate is missed when it is below its target`() {
        #expect(target(94, of: 95).isMissed(addsUp: false) == true)
        #expect(target(95, of: 95).isMissed(addsUp: false) == false)
    }

    @Test func `a ceiling is missed when it is passed`() {
        #expect(target(exact("10.6"), of: exact("10.5"), .lowerIsBetter).isMissed(addsUp: false) == true)
        #expect(target(exact("10.5"), of: exact("10.5"), .lowerIsBetter).isMissed(addsUp: false) == false)
        #expect(target(1, of: 0, .lowerIsBetter).isMissed(addsUp: true) == true)
    }

    @Test func `of a value that is missing nothing is said`() {
        #expect(target(nil, of: 9500, planned: 4724).isMissed(addsUp: true) == nil)
        #expect(target(nil, of: 9500, .lowerIsBetter).isMissed(addsUp: false) == nil)
    }
}
