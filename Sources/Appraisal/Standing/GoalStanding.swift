package import Domain

/// A goal with the state of each member.
package struct GoalStanding: Sendable {
    package struct Member: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        package let indicator: IndicatorID
        /// `value`, `growth`, `attainment MOF estimate`, `trajectory MOF estimate`.
        package let reading: String
        /// Code of the half it belongs to; `nil` in a goal without halves.
        package let half: String?
        package init(
            code: String, names: LocalizedText, indicator: IndicatorID, reading: String, half: String? = nil
        ) {
            self.code = code
            self.names = names
            self.indicator = indicator
            self.reading = reading
            self.half = half
        }
    }
    /// One side of a goal of which none may be traded for another.
    package struct Half: Sendable {
        package let code: String
        package let names: LocalizedText
        /// Over its own members.
        package let state: GoalState<Member>
    }
    package let code: String
    package let names: LocalizedText
    package let state: GoalState<Member>
    /// In the pack's order; empty where the members stand alone. A half without members is left out.
    package let halves: [Half]

    package init(
        code: String, names: LocalizedText, state: GoalState<Member>,
        halves: [(code: String, names: LocalizedText)] = []
    ) {
        self.code = code
        self.names = names
        self.state = state
        self.halves = halves.compactMap { half in
            GoalState(state.parts.filter { $0.member.half == half.code }).map {
                Half(code: half.code, names: half.names, state: $0)
            }
        }
    }
}
