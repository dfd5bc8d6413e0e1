import Domain

/// The page behind a number: what it says, what it is made of, what it compares with, whether it still stands, and the
/// records it counts.
struct FigurePage: Sendable {
    typealias Fact = IndicatorPage.Fact

    struct Part: Sendable {
        let role: String
        let dataset: String
        let atom: String
        let total: String
        let count: String
        let partHref: String?
        let isCurrent: Bool
    }
    struct Compared: Sendable {
        let what: String
        let span: String
        let days: String
        let value: ShownFigure
        let coverage: String
    }
    struct Change: Sendable {
        let revision: String
        let cause: String
        let before: String
        let after: String
        let afterHref: String?
    }
    struct Records: Sendable {
        struct Column: Sendable {
            let name: String
            /// `nil` where it cannot be sorted by.
            let sortHref: String?
            /// `ascending`, `descending`, or `nil`.
            let sorted: String?
            let css: String
        }
        struct Cell: Sendable {
            let text: String
            let css: String
            let cellHref: String?
        }
        struct Row: Sendable {
            let cells: [Cell]
        }
        let title: String
        let columns: [Column]
        let rows: [Row]
        let range: String
        let total: String
        let previousHref: String?
        let nextHref: String?
        let fileHref: String?
        let masked: String?
    }

    let heading: String
    let subtitle: String
    let indicatorHref: String
    let value: String
    let measure: String
    let exact: String
    let facts: [Fact]
    let notes: [String]
    let parts: [Part]
    let sums: String?
    let sumsClass: String
    let compared: [Compared]
    let growth: String
    let growthClass: String
    let known: String
    let stands: String
    let standsClass: String
    let changes: [Change]
    let records: Records?
    /// Why no records are shown; `nil` where they are.
    let noRecords: String?
}
