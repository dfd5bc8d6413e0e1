package import Domain

/// A goal with the state of each member.
package struct GoalStanding: Sendable {
    package struct Member: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        package let indicator: IndicatorID
        /// `value`, `growth`, `attainment MOF estimate`, `trajectory MOF estimate`.
        package let reading: String
        package init(code: String, names: LocalizedText, indicator: IndicatorID, reading: String) {
            self.code = code
            self.names = names
            self.indicator = indicator
            self.reading = reading
        }
    }
    package let code: String
    package let names: LocalizedText
    package let state: GoalState<Member>

    package init(code: String, names: LocalizedText, state: GoalState<Member>) {
        self.code = code
        self.names = names
        self.state = state
    }
}
