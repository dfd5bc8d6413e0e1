import Domain
import Testing

@testable import Appraisal

@Suite struct `What is said of an action` {
    private static let today = Day("2020-07-01")!

    private static func objections(
        _ state: TypedActionState, on day: String, sentence: String? = "x", reason: String? = nil,
        others: [ActionStanding.Entry] = [], deadline: String? = "2020-05-31"
    ) -> [StateObjection] {
        ActionStanding.objections(
            to: ActionStanding.Entry(state, on: Day(day)!), sentence: sentence, reason: reason, others: others,
            deadline: deadline.flatMap { Day($0) }, today: today)
    }

    @Test func `takes a sentence, and has happened`() {
        #expect(Self.objections(.onTrack, on: "2020-05-31").isEmpty)
        #expect(Self.objections(.onTrack, on: "2020-05-31", sentence: nil) == [.noSentence])
        #expect(Self.objections(.onTrack, on: "2020-07-02", deadline: nil) == [.dayToCome])
    }

    @Test func `takes a reason when it is late on that day, at risk or cancelled`() {
        #expect(Self.objections(.onTrack, on: "2020-06-02") == [.lateWithoutReason(days: 2)])
        #expect(Self.objections(.atRisk, on: "2020-06-02") == [.lateWithoutReason(days: 2)])
        #expect(Self.objections(.done, on: "2020-06-01") == [.lateWithoutReason(days: 1)])
        #expect(Self.objections(.atRisk, on: "2020-05-01") == [.atRiskWithoutReason])
        #expect(Self.objections(.cancelled, on: "2020-06-02") == [.cancelledWithoutReason])
        #expect(Self.objections(.atRisk, on: "2020-06-02", reason: "dịch bệnh").isEmpty)
    }

    @Test func `was done in time if it was first said so in time; what is said anew of a day counts alone`() {
        let done = ActionStanding.Entry(.done, on: Day("2020-05-30")!)
        #expect(Self.objections(.done, on: "2020-06-20", others: [done]).isEmpty)
        let risk = ActionStanding.Entry(.atRisk, on: Day("2020-05-20")!)
        #expect(Self.objections(.onTrack, on: "2020-05-20", others: [risk]).isEmpty)
    }
}
