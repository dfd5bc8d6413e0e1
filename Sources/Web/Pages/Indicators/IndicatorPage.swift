import Domain

/// One indicator at one unit and period: what it is, how it went, who is where, of what it is made.
struct IndicatorPage: Sendable {
    struct Fact: Sendable {
        let term: String
        let text: String
        /// The language it is in; `nil` for the page's own.
        let textLanguage: String?
        let isCode: Bool
    }
    struct Row: Sendable {
        let label: String
        let labelHref: String?
        let sub: String?
        let value: ShownFigure
        let prior: ShownFigure?
        let growth: String
        let growthClass: String
        let coverage: String
    }
    struct RowGroup: Sendable {
        let title: String
        let rows: [Row]
    }
    struct Ranked: Sendable {
        /// `2`, `2 =` where tied, `–` where not ranked.
        let place: String
        let row: Row
        let note: String?
        /// 0…100 of the largest.
        let fill: Int
    }
    struct Dimension: Sendable {
        let name: String
        let dimensionHref: String
        let isCurrent: Bool
    }
    struct Breakdown: Sendable {
        let title: String
        let rows: [Row]
    }
    struct Change: Sendable {
        let when: String
        let what: [Fact]
    }
    struct File: Sendable {
        let name: String
        let fileHref: String
    }

    let heading: String
    let subtitle: String
    let asAt: String
    let catalogueHref: String
    let measure: String
    let own: Row
    let asWas: String?
    let targets: [TargetCell]
    let forecast: String?
    let definition: [Fact]
    let chart: ShownChart?
    let months: ShownChart?
    let ranking: [Ranked]
    let rankingNote: String
    let dimensions: [Dimension]
    let breakdown: Breakdown?
    let periods: [RowGroup]
    let files: [File]
    let changes: [Change]
}
