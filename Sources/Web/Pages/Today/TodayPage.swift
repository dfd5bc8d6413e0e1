import Domain

/// The page a leader reads: does the dual goal hold, where do the headline indicators stand, who must act.
struct TodayPage: Sendable {
    struct Goal: Sendable {
        let name: String
        let state: ShownState
        let sentence: String
        let halves: [Half]
    }
    struct Half: Sendable {
        let name: String
        let state: ShownState
        let members: [Member]
    }
    struct Member: Sendable {
        let name: String
        let state: ShownState
        let value: ShownFigure
        let condition: String
        let isBinding: Bool
    }
    struct Headline: Sendable {
        let name: String
        let href: String
        let unit: String
        let value: ShownFigure
        let prior: ShownFigure?
        /// `nil` where the two spans cannot be compared.
        let growth: String?
        let growthClass: String
        let spark: Sparkline?
        let targets: [TargetLine]
        let forecast: Forecast?
        let rank: Rank?
    }
    struct TargetLine: Sendable {
        let assigner: String
        let href: String
        let target: String
        let outcome: String
        /// 0…100, how full the bar is; `nil` for a ceiling, which has no percentage.
        let fill: Int?
        let pace: String?
        let paceClass: String
        let needed: String?
        let later: String?
    }
    struct Forecast: Sendable {
        let value: String
        let band: String
        let error: String?
    }
    struct Rank: Sendable {
        let text: String
        let href: String?
    }
    struct DutyLine: Sendable {
        let what: String
        let unit: String
        let detail: String
        let since: String
        let href: String?
    }
    struct Duties: Sendable {
        let name: String
        let count: Int
        let items: [DutyLine]
        /// `nil` when all are shown.
        let more: String?
    }

    let heading: String
    let asAt: String
    let goals: [Goal]
    let headlines: [Headline]
    let duties: [Duties]
    let hasNoDuties: Bool
    let themes: [String]
}
