package import Domain

/// Something a unit must see to: what *who must act* lists.
package struct Duty: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case lateAction = "late_action"
        /// Said to be done, while a linked target is missed.
        case contradiction
        case missedMilestone = "missed_milestone"
        case unacknowledgedDirective = "unacknowledged_directive"
        case missingReport = "missing_report"
        case waitingApproval = "waiting_approval"
        case undecidedProposal = "undecided_proposal"
        case refusedRows = "refused_rows"
        case restatedFigure = "restated_figure"
        case watchFlag = "watch_flag"
    }
    package let kind: Kind
    /// Who is responsible.
    package let unit: OrgUnit.ID
    /// Code of the action, milestone, directive, form, proposal or load; reference of the figure as quoted.
    package let subject: String
    package let title: LocalizedText
    /// The last day it was in time; `nil` where there is no such day.
    package let due: Day?
    /// The period a report is missing of, or a proposal is for.
    package let period: Period?
    /// Why, as somebody wrote it; `nil` where nobody did.
    package let reason: String?
    /// Rows refused, reports missing; 1 for one thing.
    package let count: Int
    /// The figure as it is known now, for a restated one.
    package let now: Figure?
    /// As it was quoted.
    package let before: Figure?
    /// Whose report it is, for what is about one.
    package let about: OrgUnit.ID?

    init(
        _ kind: Kind, unit: OrgUnit.ID, subject: String, title: LocalizedText, due: Day? = nil, period: Period? = nil,
        reason: String? = nil, count: Int = 1, now: Figure? = nil, before: Figure? = nil, about: OrgUnit.ID? = nil
    ) {
        self.kind = kind
        self.unit = unit
        self.subject = subject
        self.title = title
        self.due = due
        self.period = period
        self.reason = reason
        self.count = count
        self.now = now
        self.before = before
        self.about = about
    }
}
