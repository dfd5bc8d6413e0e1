import Appraisal
import Domain
import Packs
import Workspace

/// The plan: resolution, task group, actions and their states.
struct PlanPage: Sendable {
    struct LateFirst: Sendable {
        let actions: [Action]
    }
    struct Count: Sendable {
        let name: String
        let css: String
        let count: String
        let href: String
        let isChosen: Bool
    }
    struct Bar: Sendable {
        let css: String
        let x: String
        let width: String
    }
    struct Action: Sendable {
        let code: String
        let title: ShownText
        let href: String
        let state: ShownState
        let late: String?
        let deadline: String?
        let lead: String
        let supporting: String?
        let said: ShownText?
        /// Said to be done, and the figures say otherwise.
        let isContradicted: Bool
    }
    struct Group: Sendable {
        let code: String
        let title: ShownText
        let bars: [Bar]
        /// `3 giải pháp: 2 hoàn thành, 1 chậm`.
        let tally: String
        let actions: [Action]
        /// What whoever makes the plan may do with it; empty for others.
        let tools: [ShownLink]
    }
    struct Resolution: Sendable {
        let number: String
        let issuer: ShownText
        let day: String
        let title: ShownText
        let isIllustrative: Bool
        let document: ShownEvidence?
        let groups: [Group]
        let tools: [ShownLink]
    }
    struct Choices: Sendable {
        let states: [PageFrame.Option]
        let units: [PageFrame.Option]
        let themes: [PageFrame.Option]
        let text: String
        let isLateFirst: Bool
        let hidden: [PageFrame.Field]
        let clear: String?
    }

    let heading: String
    let asAt: String
    let done: String?
    let tools: [ShownLink]
    let themes: [ShownText]
    let summary: String
    let counts: [Count]
    let choices: Choices
    let resolutions: [Resolution]
    /// All actions in one list, what is late longest first; `nil` when they stand under their groups.
    let lateFirst: LateFirst?
    let isEmpty: Bool
}
