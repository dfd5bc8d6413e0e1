package import Appraisal
package import Domain

/// The plan as at a day: what is asked for, how many actions stand how, and what else could be asked for.
package struct PlanBoard: Sendable {
    package struct Resolution: Sendable {
        package let code: String
        package let number: String
        package let issuer: String
        package let day: Day
        package let title: LocalizedText
        /// Its wording is an example and no published document.
        package let isIllustrative: Bool
        /// Its text; `nil` where none was given.
        package let document: Evidence?
        /// Those with actions that are asked for, in the resolution's order.
        package let groups: [PlanStanding.Group]
    }

    package let asAt: Day
    package let revision: Int
    /// By day; those without an action that is asked for are left out.
    package let resolutions: [Resolution]
    /// Of all actions that answer the filter, whatever their state.
    package let summary: ActionSummary
    /// Of the actions of the filter's unit: what further to ask for.
    package let themes: [String]
    /// In the tree's order.
    package let units: [OrgUnit.ID]

    package var groups: [PlanStanding.Group] { resolutions.flatMap(\.groups) }
    package var plan: PlanStanding { PlanStanding(groups: groups) }
}

extension PlanBoard {
    /// All actions asked for in one list: what is late longest first, then what is at risk, then by deadline.
    package var latestFirst: [PlanStanding.Item] {
        func place(_ item: PlanStanding.Item) -> (Int, Int, Int, Int) {
            let isLate = item.standing.state == .late
            let order = ActionState.urgency.firstIndex(of: item.standing.state) ?? ActionState.urgency.count
            return (isLate ? 0 : 1, isLate ? -item.standing.daysLate : 0, order, item.deadline?.ordinal ?? .max)
        }
        return plan.items.enumerated().sorted { a, b in
            let (first, second) = (place(a.element), place(b.element))
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
    }
}

extension ActionState {
    fileprivate static let urgency: [ActionState] = [.late, .atRisk, .notStarted, .onTrack, .done, .cancelled]
}
