package import Domain

/// Resolutions, their task groups and actions, with everything that was said of each action.
package struct SteeringPlan: Hashable, Sendable {
    package struct ResolutionPlan: Hashable, Sendable {
        package let resolution: Resolution
        /// In the resolution's order.
        package let groups: [GroupPlan]
    }

    package struct GroupPlan: Hashable, Sendable {
        package let group: TaskGroup
        /// By code, numbers in it as numbers: `A2` before `A10`.
        package let actions: [ActionPlan]
    }

    package struct ActionPlan: Hashable, Sendable {
        package let action: Action
        /// By day; empty where nothing was ever said.
        package let states: [ActionState]

        package init(action: Action, states: [ActionState]) {
            self.action = action
            self.states = states
        }

        /// The last state said up to a day; `nil` where none was.
        package func state(asAt day: Day) -> ActionState? { states.last { $0.day <= day } }
    }

    /// By day, then code.
    package let resolutions: [ResolutionPlan]

    /// What a day's plan holds: resolutions of a later day are not issued yet.
    package func issued(by day: Day) -> SteeringPlan {
        SteeringPlan(resolutions: resolutions.filter { $0.resolution.day <= day })
    }

    package var groups: [GroupPlan] { resolutions.flatMap(\.groups) }
    package var actions: [ActionPlan] { groups.flatMap(\.actions) }
}
