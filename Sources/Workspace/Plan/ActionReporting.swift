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
        let state = reader.state("state")
        let sentence = reader.required("sentence")
        if let plan, let day, let state {
            reader.hold(plan, state, on: day, today: today ?? self.today())
        }
        // A file of another record is not shown to others by naming it.
        if fields["evidence"]?.asFile != nil {
            reader.say("evidence", vi: "Hãy gửi chính tệp đó.", en: "Send the file itself.")
        }
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

    /// A day to come, and late on that day, at risk or cancelled without a reason are refused.
    fileprivate mutating func hold(
        _ plan: SteeringPlan.ActionPlan, _ state: RecordedActionState, on day: Day, today: Day
    ) {
        for objection in plan.objections(
            to: state, on: day, sentence: fields["sentence"], reason: fields["reason"], today: today)
        {
            say(objection.field, vi: objection.words[.vietnamese], en: objection.words[.english])
        }
    }
}

extension SteeringPlan.ActionPlan {
    /// What a state said of a day still needs; what was said of other days stays as it is.
    func objections(
        to state: RecordedActionState, on day: Day, sentence: String?, reason: String?, today: Day
    ) -> [StateObjection] {
        ActionStanding.objections(
            to: ActionStanding.Entry(state.appraised, on: day), sentence: sentence, reason: reason,
            others: states.map { ActionStanding.Entry($0.state.appraised, on: $0.day) }, deadline: action.deadline,
            today: today)
    }
}

extension StateObjection {
    /// The field it is about, as forms and files name it.
    var field: String {
        switch self {
        case .dayToCome: "day"
        case .noSentence: "sentence"
        case .lateWithoutReason, .atRiskWithoutReason, .cancelledWithoutReason: "reason"
        }
    }

    var words: LocalizedText {
        switch self {
        case .dayToCome: LocalizedText(vi: "Ngày này chưa đến.", en: "That day has not come yet.")
        case .noSentence: LocalizedText(vi: "Cần nhập mục này.", en: "This is needed.")
        case .lateWithoutReason(let days):
            LocalizedText(
                vi: "Giải pháp đã quá hạn \(days) ngày; cần nêu lý do.",
                en: "The action is \(days) days late on that day; say why.")
        case .atRiskWithoutReason:
            LocalizedText(vi: "Cần nêu vì sao có nguy cơ chậm.", en: "Say why it is at risk.")
        case .cancelledWithoutReason: LocalizedText(vi: "Cần nêu vì sao hủy.", en: "Say why it is cancelled.")
        }
    }
}
