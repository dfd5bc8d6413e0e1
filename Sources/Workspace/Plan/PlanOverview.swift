package import Appraisal
package import Domain
package import Foundation

/// The plan as the planning office follows it: how complete and how late by task group and unit, the year's deadlines in order,
/// and what nobody has touched for long.
package struct PlanOverview: Sendable {
    /// How the actions of a group, or led by a unit, stand.
    package struct Line<Key: Sendable & Hashable>: Sendable {
        package let key: Key
        package let summary: ActionSummary
    }
    package struct Group: Sendable, Hashable {
        package let code: String
        package let title: LocalizedText
        /// The number of its resolution.
        package let resolution: String
    }
    /// An open action nobody has said anything of for longer than asked.
    package struct Untouched: Sendable {
        package let item: PlanStanding.Item
        /// When something was last said; `nil` where nothing ever was.
        package let last: Day?
        /// Since then, or since the resolution.
        package let days: Int
    }
    package struct Resolution: Sendable, Hashable {
        package let code: String
        package let number: String
        package let title: LocalizedText
    }

    package let asAt: Day
    package let revision: Int
    package let year: Int
    /// Longer than so many days is too long.
    package let days: Int
    /// Every resolution that could be asked about, by day.
    package let resolutions: [Resolution]
    package let summary: ActionSummary
    /// In the plan's order.
    package let groups: [Line<Group>]
    /// Units that lead an action, in the tree's order.
    package let units: [Line<OrgUnit.ID>]
    /// Actions with a deadline in the year, by deadline and then in the plan's order.
    package let timeline: [PlanStanding.Item]
    /// How many go on all year.
    package let standing: Int
    /// The longest untouched first.
    package let untouched: [Untouched]
}

extension ActionSummary {
    /// Done of all that were not cancelled, in percent; `nil` where all were, or there are none.
    package var percentDone: Decimal? {
        let counted = total - self[.cancelled]
        return counted == 0 ? nil : Decimal(self[.done]).divided(by: Decimal(counted)) * 100
    }
}
