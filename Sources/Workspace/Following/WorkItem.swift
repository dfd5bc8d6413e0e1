package import Domain

/// Something that waits for somebody at a unit, late or not: what a worklist holds and a reminder tells.
package struct WorkItem: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An action whose unit has not finished it.
        case action
        /// A milestone the unit has not reached.
        case milestone
        /// A directive the unit has not acknowledged.
        case directive
        /// A proposal to the council that nobody has decided.
        case candidate
        /// A report whose period is over and that is not handed in.
        case report
        /// A report that was given back with a reason.
        case returnedReport = "returned_report"
        /// A report that waits at a level.
        case approval
    }
    package let kind: Kind
    /// Who is to do it.
    package let unit: OrgUnit.ID
    /// What somebody must be allowed to do there to finish it.
    package let permission: Permission
    /// Code of the action, milestone, directive or form.
    package let subject: String
    package let title: LocalizedText
    /// The last day in time; `nil` for what goes on all year.
    package let due: Day?
    package let period: Period?
    /// What was said last, as it was written; `nil` where nothing was.
    package let note: String?
    /// Whose report it is; `nil` for what is about nobody else.
    package let about: OrgUnit.ID?
    /// Units that support the one it waits for.
    package let supporting: [OrgUnit.ID]
    /// The number of the step that made it wait: given back or handed in again, it is another thing. `nil` for what has no steps.
    package let step: Int?
    /// Accounts it does not wait for, although they have the permission: nobody approves their own.
    package let notFor: Set<String>

    init(
        _ kind: Kind, unit: OrgUnit.ID, permission: Permission, subject: String, title: LocalizedText, due: Day?,
        period: Period? = nil, note: String? = nil, about: OrgUnit.ID? = nil, supporting: [OrgUnit.ID] = [],
        step: Int? = nil,
        notFor: Set<String> = []
    ) {
        self.kind = kind
        self.unit = unit
        self.permission = permission
        self.subject = subject
        self.title = title
        self.due = due
        self.period = period
        self.note = note
        self.about = about
        self.supporting = supporting
        self.step = step
        self.notFor = notFor
    }

    /// The same from day to day, so that nobody is reminded twice of one thing: `action/N03.3/20BB`.
    package var id: String {
        let other = about == unit ? nil : about
        let parts = [
            kind.rawValue, subject, unit.rawValue, other?.rawValue, period?.description, step.map(String.init),
        ]
        return parts.compactMap { $0 }.joined(separator: "/")
    }

    package func isLate(on day: Day) -> Bool { due.map { $0 < day } ?? false }
}
