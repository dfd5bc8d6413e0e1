import Appraisal
package import Domain
package import Foundation
import Packs
import Registry

/// A file given as evidence: sent through a page, or lying somewhere.
package enum EvidenceFile: Sendable {
    case upload(Upload)
    case url(URL)
}

extension TwofoldWorkspace {
    /// Says where an action stands on a day: one revision. What was said of another day stays.
    ///
    /// - Parameters:
    ///   - fields: `day`, `state` (`not_started`, `on_track`, `at_risk`, `done`, `cancelled`), `sentence`, `reason`, and
    ///     `evidence`: a figure's reference or words.
    ///   - file: Evidence in place of `evidence`. It is kept only when all else is right.
    /// - Returns: The revision; `nil` when the same was said of that day already.
    /// - Throws: ``InvalidFields``: without a sentence; without a reason when the action is late on that day, at risk or
    ///   cancelled; late as a state, which is computed; a day to come.
    @discardableResult
    package func reportState(
        of code: String, _ fields: TypedFields, file: EvidenceFile? = nil, today: Day? = nil
    ) throws -> Int? {
        var reader = FieldReader(fields, pack)
        let plan = try registry.plan().actions.first { $0.action.code == code }
        if plan == nil { reader.say("action", vi: "Kế hoạch không có '\(code)'.", en: "The plan has no '\(code)'.") }
        let day = reader.requiredDay("day")
        if let day, day > today ?? self.today() {
            reader.say("day", vi: "Ngày này chưa đến.", en: "That day has not come yet.")
        }
        let state = reader.state("state")
        let sentence = reader.required("sentence")
        if let plan, let day, let state, fields["reason"] == nil { reader.demandReason(plan, state, on: day) }
        if file != nil, fields["evidence"] != nil {
            reader.say(
                "evidence", vi: "Chọn một minh chứng: tệp, hoặc số liệu hay lời ghi.",
                en: "Give one piece of evidence: a file, or a figure or words.")
        }
        try reader.finish()
        guard let plan, let day, let state, let sentence else { return nil }
        let subject = "action \(code)"
        let kept: Domain.Attachment? =
            switch file {
            case .upload(let upload): try attach(upload, to: subject, of: plan.action.leadUnit)
            case .url(let url): try attach(url, to: subject, of: plan.action.leadUnit)
            case nil: nil
            }
        let evidence = kept.map { Evidence.file(id: $0.id).text } ?? fields["evidence"]
        let said = Registry.ActionState(
            action: code, day: day, state: state, sentence: sentence, evidence: evidence, reason: fields["reason"],
            by: actor)
        return try record([said], cause: .plan, summary: said.summary)?.sequence
    }

    /// Who leads an action; `nil` for a code the plan does not have.
    package func leadUnit(ofAction code: String) throws -> OrgUnit.ID? { try registry.plan().action(code)?.leadUnit }
}

extension FieldReader {
    fileprivate mutating func state(_ field: String) -> RecordedActionState? {
        guard let text = required(field) else { return nil }
        if let state = RecordedActionState(rawValue: text) { return state }
        if text == "late" {
            say(
                field, vi: "Chậm là do hệ thống tính theo thời hạn, không nhập được.",
                en: "Late follows from the deadline; nobody types it.")
        } else {
            let all = RecordedActionState.allCases.map(\.rawValue).joined(separator: ", ")
            say(field, vi: "'\(text)' không phải là trạng thái.", en: "'\(text)' is no state; write one of \(all).")
        }
        return nil
    }

    /// Late on that day, finished late, at risk or cancelled asks for a reason.
    fileprivate mutating func demandReason(_ plan: SteeringPlan.ActionPlan, _ state: RecordedActionState, on day: Day) {
        let others = plan.states.filter { $0.day != day }.map { ActionStanding.Entry($0.state.appraised, on: $0.day) }
        let standing = ActionStanding(
            history: others + [ActionStanding.Entry(state.appraised, on: day)], deadline: plan.action.deadline,
            asAt: day)
        if standing.daysLate > 0 {
            say(
                "reason", vi: "Giải pháp đã quá hạn \(standing.daysLate) ngày; cần nêu lý do.",
                en: "The action is \(standing.daysLate) days late on that day; say why.")
        } else if state == .atRisk || state == .cancelled {
            say(
                "reason", vi: state == .atRisk ? "Cần nêu vì sao có nguy cơ chậm." : "Cần nêu vì sao hủy.",
                en: state == .atRisk ? "Say why it is at risk." : "Say why it is cancelled.")
        }
    }
}
