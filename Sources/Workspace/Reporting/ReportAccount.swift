package import Domain
package import Foundation
package import Packs
import Registry

/// One report as its page shows it: values beside those of the last period, where it stands, and all that happened to it.
package struct ReportAccount: Sendable {
    package struct Value: Sendable, Hashable {
        package let field: ReportForm.Field
        /// As it is now, approved or not; `nil` for none.
        package let now: Decimal?
        /// What counts.
        package let approved: Decimal?
        /// What counts of the period before.
        package let last: Decimal?
        /// What was answered to a question about it.
        package let note: String?
    }
    package struct Step: Sendable, Hashable {
        package enum Event: String, Sendable, Hashable, CaseIterable {
            case saved, submitted, approved, returned, reopened, commented
        }
        package let event: Event
        package let number: Int
        package let version: Int
        package let level: ReportForm.Level?
        package let text: String?
        package let day: Day
        package let by: String
        /// The revision that made it known, and its moment: ISO 8601, UTC.
        package let revision: Int
        package let at: String
    }

    package let key: ReportKey
    package let form: ReportForm
    package let days: DaySpan
    package let due: Day
    package let state: ReportState
    /// The level it waits at; `nil` unless it waits.
    package let waitsAt: ReportForm.Level?
    /// The unit at which that level is decided.
    package let waitsFor: OrgUnit.ID?
    package let version: Int
    package let values: [Value]
    /// Without comments, oldest first.
    package let steps: [Step]
    /// Oldest first.
    package let comments: [Step]
    /// Oldest first; of fields in the form's order.
    package let changes: [ReportChange]
    /// Why it was returned, while it is.
    package let returnReason: String?
    /// Who typed, handed in or reopened it: none of them approves it.
    package let authors: Set<String>
    /// Who approved it below the level where it waits: none of them approves that level, too.
    package let lowerApprovers: Set<String>
    /// The last step that changed it; 0 before there is one.
    package let seen: Int
    package let revision: Int

    /// The period before; `nil` where the calendar has none.
    package let lastPeriod: Period?
}

extension TwofoldWorkspace {
    /// One report.
    ///
    /// - Throws: ``ReportingError`` for a form there is not, a unit or period it does not ask.
    package func report(_ key: ReportKey, known revision: Int? = nil) throws -> ReportAccount {
        let book = try reportBook(known: revision)
        let record = try book.record(key)
        let moments = Dictionary(
            try registry.revisions().map { ($0.sequence, $0.recordedAt) }, uniquingKeysWith: { first, _ in first })
        return ReportAccount(record, book, moments)
    }
}

extension ReportAccount {
    init(_ record: ReportRecord, _ book: ReportBook, _ moments: [Int: String]) {
        key = record.key
        form = record.form
        days = book.days(of: record.key.period, record.form)
        due = book.due(record.key.period, record.form)
        state = record.state
        version = record.version
        let (present, approved) = (record.present, record.approved)
        let last = book.lastNumbers(of: record.key, record.form)
        let answers = record.answers
        values = record.form.fields.map { field in
            Value(
                field: field, now: present[field.code]?.value, approved: approved[field.code]?.value,
                last: last[field.code], note: answers[field.code])
        }
        let told = record.steps.map { step in
            Step(
                event: Step.Event(step.record.event), number: step.record.number, version: step.record.version,
                level: step.record.level.flatMap { level in
                    record.form.approval.indices.contains(level - 1) ? record.form.approval[level - 1] : nil
                },
                text: step.record.text, day: step.record.day, by: step.record.by, revision: step.knownSince,
                at: moments[step.knownSince] ?? "")
        }
        steps = told.filter { $0.event != .commented }
        comments = told.filter { $0.event == .commented }
        changes = ReportChange.all(of: record)
        returnReason = record.returnReason
        authors = record.authors
        lowerApprovers = record.lowerApprovers
        seen = record.lastNumber
        revision = book.known.sequence
        lastPeriod = book.last(before: record.key.period, record.form)
        if case .submitted(let level) = record.state {
            let level = record.form.approval[level - 1]
            waitsAt = level
            waitsFor = level.place(of: record.key.unit, in: book.known.pack.units)
        } else {
            waitsAt = nil
            waitsFor = nil
        }
    }

    private init(
        outside whole: ReportAccount, values: [Value], steps: [Step], changes: [ReportChange]
    ) {
        key = whole.key
        form = whole.form
        days = whole.days
        due = whole.due
        let counts = values.contains { $0.approved != nil }
        state = counts ? .approved : whole.waitsAt == nil ? .none : whole.state
        waitsAt = counts ? nil : whole.waitsAt
        waitsFor = counts ? nil : whole.waitsFor
        version = changes.map(\.version).max() ?? 1
        self.values = values
        self.steps = steps
        comments = []
        self.changes = changes
        returnReason = nil
        authors = []
        lowerApprovers = []
        seen = whole.seen
        revision = whole.revision
        lastPeriod = whole.lastPeriod
    }

    /// As somebody sees it who neither hands it in nor approves it: what was approved, and nothing on its way there.
    package var fromOutside: ReportAccount {
        ReportAccount(
            outside: self,
            values: values.map {
                Value(field: $0.field, now: $0.approved, approved: $0.approved, last: $0.last, note: nil)
            },
            steps: steps.filter { $0.event == .approved && $0.level == form.approval.last },
            changes: changes.filter { !$0.isPending })
    }
}

extension ReportAccount.Step.Event {
    init(_ event: ReportStep.Event) {
        switch event {
        case .saved: self = .saved
        case .submitted: self = .submitted
        case .approved: self = .approved
        case .returned: self = .returned
        case .reopened: self = .reopened
        case .commented: self = .commented
        }
    }
}
