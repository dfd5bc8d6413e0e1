import Appraisal
import Domain
import Testing

struct ActionStandingTests {
    typealias Entry = ActionStanding.Entry
    let deadline = day("2020-06-30")

    @Test func `is not started while nothing is entered`() {
        let standing = ActionStanding(history: [], deadline: deadline, asAt: day("2020-03-01"))
        #expect(standing.state == .notStarted)
        #expect(standing.daysLate == 0)
    }

    @Test func `is late after the deadline and not on it`() {
        let history = [Entry(.onTrack, on: day("2020-02-01"))]
        #expect(ActionStanding(history: history, deadline: deadline, asAt: deadline).state == .onTrack)
        let late = ActionStanding(history: history, deadline: deadline, asAt: day("2020-07-07"))
        #expect(late.state == .late)
        #expect(late.typed == .onTrack)
        #expect(late.daysLate == 7)
        #expect(ActionStanding(history: [], deadline: deadline, asAt: day("2020-07-01")).state == .late)
    }

    @Test func `without a deadline is never late`() {
        let standing = ActionStanding(history: [Entry(.atRisk, on: day("2019-01-01"))], deadline: nil, asAt: deadline)
        #expect(standing.state == .atRisk)
    }

    @Test func `done after the deadline is done and late, both kept`() {
        let history = [Entry(.onTrack, on: day("2020-02-01")), Entry(.done, on: day("2020-07-10"))]
        let standing = ActionStanding(history: history, deadline: deadline, asAt: day("2020-12-31"))
        #expect(standing.state == .done)
        #expect(standing.isDoneLate)
        #expect(standing.daysLate == 10)
        #expect(standing.doneOn == day("2020-07-10"))
    }

    @Test func `done in time stays in time`() {
        let history = [Entry(.done, on: deadline)]
        let standing = ActionStanding(history: history, deadline: deadline, asAt: day("2020-12-31"))
        #expect(standing.state == .done)
        #expect(!standing.isDoneLate)
    }

    @Test func `looks at the history as it was on the day`() {
        // As at 5 July it was late; that it was done on 10 July does not change that.
        let history = [Entry(.onTrack, on: day("2020-02-01")), Entry(.done, on: day("2020-07-10"))]
        #expect(ActionStanding(history: history, deadline: deadline, asAt: day("2020-07-05")).state == .late)
        // A state that begins on the as-at day is true on it.
        #expect(ActionStanding(history: history, deadline: deadline, asAt: day("2020-07-10")).state == .done)
    }

    @Test func `orders by the day a state is true, then by when it was entered`() {
        // A state of May entered after one of June does not replace it; a correction of the same day does.
        let history = [
            Entry(.onTrack, on: day("2020-06-01")), Entry(.atRisk, on: day("2020-05-01")),
            Entry(.done, on: day("2020-06-20")), Entry(.atRisk, on: day("2020-06-20")),
        ]
        #expect(ActionStanding(history: history, deadline: deadline, asAt: day("2020-06-10")).typed == .onTrack)
        #expect(ActionStanding(history: history, deadline: deadline, asAt: day("2020-06-25")).typed == .atRisk)
    }

    @Test func `a reopened action is done on the day of its last run`() {
        let history = [
            Entry(.done, on: day("2020-05-01")), Entry(.onTrack, on: day("2020-05-20")),
            Entry(.done, on: day("2020-07-02")), Entry(.done, on: day("2020-07-20")),
        ]
        let standing = ActionStanding(history: history, deadline: deadline, asAt: day("2020-12-31"))
        #expect(standing.doneOn == day("2020-07-02"))
        #expect(standing.daysLate == 2)
    }

    @Test func `cancelled is never late`() {
        let history = [Entry(.cancelled, on: day("2020-07-15"))]
        let standing = ActionStanding(history: history, deadline: deadline, asAt: day("2020-12-31"))
        #expect(standing.state == .cancelled)
        #expect(standing.daysLate == 0)
        #expect(standing.doneOn == nil)
    }

    @Test func `a summary counts every action once`() {
        // Forty actions, as in the source event: 25 done in time, 3 done late, 5 on track, 2 at risk, 2 not started, 2 late, 1 cancelled.
        func standings(_ count: Int, _ entries: [Entry], deadline: String) -> [ActionStanding] {
            (0..<count).map { _ in ActionStanding(history: entries, deadline: day(deadline), asAt: day("2020-07-07")) }
        }
        let all =
            standings(25, [Entry(.done, on: day("2020-06-01"))], deadline: "2020-06-30")
            + standings(3, [Entry(.done, on: day("2020-07-02"))], deadline: "2020-06-30")
            + standings(5, [Entry(.onTrack, on: day("2020-06-01"))], deadline: "2020-12-31")
            + standings(2, [Entry(.atRisk, on: day("2020-06-01"))], deadline: "2020-12-31")
            + standings(2, [], deadline: "2020-12-31")
            + standings(2, [Entry(.atRisk, on: day("2020-06-01"))], deadline: "2020-06-30")
            + standings(1, [Entry(.cancelled, on: day("2020-06-01"))], deadline: "2020-06-30")
        let summary = ActionSummary(all)
        #expect(summary.total == 40)
        #expect(summary[.done] == 28)
        #expect(summary.doneLate == 3)
        #expect(summary[.late] == 2)
        #expect(summary[.onTrack] == 5)
        #expect(summary[.atRisk] == 2)
        #expect(summary[.notStarted] == 2)
        #expect(summary[.cancelled] == 1)
        #expect(ActionSummary([])[.late] == 0)
        #expect(Set(ActionSummary([]).counts.keys) == Set(ActionState.allCases))
    }
}
