package import Domain

/// The plan as at a day: how many task groups and actions, in which states, and which are late.
package struct PlanStanding: Sendable {
    package struct Item: Sendable {
        package let code: String
        package let title: LocalizedText
        package let leadUnit: OrgUnit.ID
        package let supportingUnits: [OrgUnit.ID]
        package let deadline: Day?
        package let indicators: [IndicatorID]
        package let standing: ActionStanding
        /// What was last said of it.
        package let sentence: String?
        package let evidence: String?
        /// Why it is late or at risk; `nil` where nobody said.
        package let reason: String?

        package init(
            code: String, title: LocalizedText, leadUnit: OrgUnit.ID, supportingUnits: [OrgUnit.ID], deadline: Day?,
            indicators: [IndicatorID], standing: ActionStanding, sentence: String?, evidence: String?, reason: String?
        ) {
            self.code = code
            self.title = title
            self.leadUnit = leadUnit
            self.supportingUnits = supportingUnits
            self.deadline = deadline
            self.indicators = indicators
            self.standing = standing
            self.sentence = sentence
            self.evidence = evidence
            self.reason = reason
        }
    }
    package struct Group: Sendable {
        package let code: String
        package let title: LocalizedText
        /// Number of the resolution it comes from.
        package let resolution: String
        package let items: [Item]
        package init(code: String, title: LocalizedText, resolution: String, items: [Item]) {
            self.code = code
            self.title = title
            self.resolution = resolution
            self.items = items
        }
    }
    package let groups: [Group]

    package init(groups: [Group]) { self.groups = groups }

    package var items: [Item] { groups.flatMap(\.items) }
    package var late: [Item] { items.filter { $0.standing.state == .late } }
    package var summary: ActionSummary { ActionSummary(items.map(\.standing)) }
}
