import Domain
import Foundation
import Packs
import Workspace

/// One report: the form for whoever fills it in, its values for all others, and what happened to it.
struct ReportPage: Sendable {
    struct Field: Sendable {
        let code: String
        let name: String
        let unit: String
        let range: String?
        let help: String?
        /// What the period before reported.
        let last: String?
        let value: String
        let note: String
        let problem: String?
        /// What is kept by now, where it is another than what is typed here.
        let kept: String?
        /// Asked about: the note is needed.
        let question: String?
        let isRequired: Bool
        let isWrong: Bool
        let hasNote: Bool
    }
    struct Value: Sendable {
        let name: String
        let unit: String
        let last: String
        let now: String
        let counted: String
        let note: String?
    }
    struct Change: Sendable {
        let version: String
        let field: String
        let before: String
        let after: String
        let by: String
        let day: String
        let state: ShownState
        let approvedBy: String?
        let reason: String?
    }
    struct Step: Sendable {
        let what: String
        let by: String
        let at: String
        let text: String?
        let revision: String
    }
    struct Filling: Sendable {
        let action: String
        let fields: [Field]
        let day: String
        let seen: Int
    }
    struct Deciding: Sendable {
        let level: String
        let approve: String
        let giveBack: String
        let seen: Int
        let text: String
        let reason: String
    }

    struct Reopening: Sendable {
        let action: String
        let seen: Int
        let reason: String
    }
    struct Saying: Sendable {
        let action: String
        let text: String
    }

    let form: String
    let title: String
    let back: String
    let state: ShownState
    let due: String
    let version: String?
    let waits: String?
    let done: String?
    let problem: String?
    let returnReason: String?
    let filling: Filling?
    let values: [Value]
    let lastLabel: String
    /// What is typed counts only once it is approved.
    let showsCounted: Bool
    let deciding: Deciding?
    /// Why somebody who may approve may not approve this one.
    let notDeciding: String?
    let reopening: Reopening?
    let changes: [Change]
    let steps: [Step]
    let comments: [Step]
    /// `nil` for those who neither hand it in nor approve it.
    let saying: Saying?
}

/// What was typed and refused, to be shown again.
struct TypedReport: Sendable {
    var entries: [String: String] = [:]
    var notes: [String: String] = [:]
    var day: String?
    var text = ""
    var reason = ""
    var comment = ""
    var problems: [ReportProblem] = []
    var problem: WebError?
    /// Fields of which something else is kept by now.
    var keptOtherwise: Set<String> = []
}

extension ReportPage {
    init(_ account: ReportAccount, _ visit: Visit, typed: TypedReport? = nil) {
        let words = visit.words
        let key = account.key
        let isNow = visit.choice.known == nil
        form = account.form.names[visit.language]
        title = words.sentence(
            "rep_title", ["unit": visit.name(of: key.unit), "period": words.period(key.period)])
        back = visit.choice.link("/reports", [("form", key.form)])
        state = visit.shown(account.state)
        due = words.sentence("rep_due_on", ["day": words.day(account.due)])
        version = account.version > 1 ? words.sentence("rep_version", ["n": String(account.version)]) : nil
        waits = account.waitsAt.map { level in
            words.sentence(
                "rep_waits_at",
                ["level": visit.name(of: level), "unit": visit.name(of: account.waitsFor ?? key.unit)])
        }
        done = visit.done([
            "rep_saved", "rep_submitted", "rep_approved", "rep_returned", "rep_reopened", "rep_commented",
        ])
        problem = typed?.problem?.message(in: visit.language)
        returnReason = account.returnReason
        let mayEdit =
            switch account.state {
            case .none, .draft, .returned: isNow && visit.may(.report)
            case .submitted, .approved: false
            }
        filling =
            mayEdit
            ? Filling(
                action: visit.link(to: key), fields: account.values.map { Field($0, typed, visit) },
                day: typed?.day ?? visit.reportDay(after: account).description, seen: account.seen) : nil
        values = mayEdit ? [] : account.values.map { Value($0, visit) }
        showsCounted = account.values.contains { $0.now != $0.approved }
        lastLabel = account.lastPeriod.map(words.period) ?? ""
        let mayDecide = account.waitsFor.map { isNow && visit.may(.approve, at: $0) } ?? false
        let hindrance: String? =
            if account.authors.contains(visit.identity.account) {
                words["rep_own"]
            } else if account.lowerApprovers.contains(visit.identity.account) {
                words["rep_approved_below"]
            } else {
                nil
            }
        deciding =
            mayDecide && hindrance == nil
            ? Deciding(
                level: account.waitsAt.map(visit.name) ?? "", approve: visit.link(to: key, "/approve"),
                giveBack: visit.link(to: key, "/return"), seen: account.seen, text: typed?.text ?? "",
                reason: typed?.reason ?? "") : nil
        notDeciding = mayDecide ? hindrance : nil
        reopening =
            isNow && account.state == .approved && visit.may(.report)
            ? Reopening(action: visit.link(to: key, "/reopen"), seen: account.seen, reason: typed?.reason ?? "") : nil
        changes = account.changes.map { Change($0, visit) }
        steps = account.steps.map { Step($0, visit) }
        comments = account.comments.map { Step($0, visit) }
        saying =
            isNow && visit.isInsider(at: key.unit)
            ? Saying(action: visit.link(to: key, "/comment"), text: typed?.comment ?? "") : nil
    }
}

extension ReportPage.Field {
    fileprivate init(_ value: ReportAccount.Value, _ typed: TypedReport?, _ visit: Visit) {
        let field = value.field
        let problems = (typed?.problems ?? []).filter { $0.field == field.code }
        code = field.code
        name = field.names[visit.language]
        unit = field.unitNames[visit.language]
        range = field.range?[visit.language]
        help = field.help?[visit.language]
        last = value.last.map { visit.shown($0, field) }
        self.value = typed?.entries[field.code] ?? visit.typed(value.now, field)
        note = typed?.notes[field.code] ?? value.note ?? ""
        let wrong = problems.filter { !$0.isQuestion }.map { $0.message[visit.language] }
        let asked = problems.filter(\.isQuestion).map { $0.message[visit.language] }
        problem = wrong.isEmpty ? nil : wrong.joined(separator: " ")
        kept =
            typed?.keptOtherwise.contains(field.code) == true
            ? visit.words.sentence(
                value.note == nil ? "rep_kept" : "rep_kept_noted",
                ["value": visit.shown(value.now, field), "note": value.note ?? ""]) : nil
        question = asked.isEmpty ? nil : asked.joined(separator: " ")
        isRequired = field.isRequired
        isWrong = !problems.isEmpty
        hasNote = !note.isEmpty || !asked.isEmpty
    }
}

extension ReportPage.Value {
    fileprivate init(_ value: ReportAccount.Value, _ visit: Visit) {
        name = value.field.names[visit.language]
        unit = value.field.unitNames[visit.language]
        last = visit.shown(value.last, value.field)
        now = visit.shown(value.now, value.field)
        counted = visit.shown(value.approved, value.field)
        note = value.note
    }
}

extension ReportPage.Change {
    fileprivate init(_ change: ReportChange, _ visit: Visit) {
        version = visit.words.sentence("rep_version", ["n": String(change.version)])
        field = change.field.names[visit.language]
        before = visit.shown(change.before, change.field)
        after = visit.shown(change.after, change.field)
        by = change.by
        day = visit.words.day(change.day)
        state =
            change.isPending
            ? ShownState(text: visit.words["rep_pending"], css: "state-unknown")
            : ShownState(text: visit.words["rep_state_approved"], css: "state-holds")
        approvedBy = change.approvedBy.map { visit.words.sentence("rep_approved_by", ["name": $0]) }
        reason = change.reason
    }
}

extension ReportPage.Step {
    fileprivate init(_ step: ReportAccount.Step, _ visit: Visit) {
        let event = visit.words["rep_event_" + step.event.rawValue]
        what = step.level.map { "\(event) (\(visit.name(of: $0)))" } ?? event
        by = step.by
        let moment = visit.moment(of: step)
        let day = visit.words.day(step.day)
        at = moment.hasPrefix(day) ? moment : visit.words.sentence("rep_for_day", ["day": day, "at": moment])
        text = step.text
        revision = String(step.revision)
    }
}
