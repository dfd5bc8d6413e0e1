package import Appraisal
package import Domain

/// Which actions of the plan are asked for; what is `nil` asks for nothing.
package struct PlanFilter: Sendable, Hashable {
    /// Led or supported by this unit or one below it.
    package var unit: OrgUnit.ID?
    /// Led or supported by this very unit.
    package var involved: OrgUnit.ID?
    /// Led by this very unit.
    package var lead: OrgUnit.ID?
    /// The code of the task group they stand in.
    package var group: String?
    package var state: ActionState?
    package var theme: String?
    /// Words that all stand in the code, the title, the expected result or what was said; case and diacritics are passed over:
    /// `thu ngan sach` finds *Thu ngân sách*.
    package var text: String?
    /// Groups and resolutions without any action are there, too: for whoever makes the plan.
    package var keepsEmpty = false

    package init(
        unit: OrgUnit.ID? = nil, involved: OrgUnit.ID? = nil, lead: OrgUnit.ID? = nil, group: String? = nil,
        state: ActionState? = nil, theme: String? = nil, text: String? = nil
    ) {
        self.unit = unit
        self.involved = involved
        self.lead = lead
        self.group = group
        self.state = state
        self.theme = theme
        self.text = text
    }
}
