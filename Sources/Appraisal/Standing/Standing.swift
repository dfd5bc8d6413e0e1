package import Domain

/// Where a unit stands in a period: every figure held against its targets, last year, its trajectory and its peers, and
/// with it the goals, the plan, the milestones, the commendations and the indices.
package struct Standing: Sendable {
    package let period: Period
    package let unit: OrgUnit.ID
    /// The last day counted. It may lie after the period; then the period is whole, but later targets and states are in force.
    package let asAt: Day
    package let revision: Int
    /// In the pack's order.
    package let indicators: [IndicatorStanding]
    package let goals: [GoalStanding]
    package let plan: PlanStanding
    package let milestones: [MilestoneStanding]
    package let commendations: CommendationCount
    package let indices: [IndexStanding]

    package init(
        period: Period, unit: OrgUnit.ID, asAt: Day, revision: Int, indicators: [IndicatorStanding],
        goals: [GoalStanding], plan: PlanStanding, milestones: [MilestoneStanding], commendations: CommendationCount,
        indices: [IndexStanding]
    ) {
        self.period = period
        self.unit = unit
        self.asAt = asAt
        self.revision = revision
        self.indicators = indicators
        self.goals = goals
        self.plan = plan
        self.milestones = milestones
        self.commendations = commendations
        self.indices = indices
    }

    package subscript(indicator: IndicatorID) -> IndicatorStanding? {
        indicators.first { $0.figure.indicator == indicator }
    }
}
