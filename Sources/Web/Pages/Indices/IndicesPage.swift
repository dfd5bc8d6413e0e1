import Appraisal
import Documents
import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

extension WebServer {
    func bindIndices(_ book: RouteBook) {
        book.on(.indices) { visit in
            try await visit.answer(
                Page("indices", title: visit.words["menu_indices"], menu: .indices, model: IndicesPage(visit)))
        }
        book.on(.league) { visit in
            let page = try await LeaguePage(visit)
            return try await visit.answer(Page("league", title: page.title.text, menu: .indices, model: page))
        }
    }
}

/// Published indices over the years, and the league tables there are.
struct IndicesPage: Sendable {
    struct Year: Sendable {
        let year: String
        let rank: String
        let of: String
        let score: String
        let components: [String]
    }
    struct Index: Sendable {
        let id: String
        let name: String
        let sentence: String?
        let componentNames: [String]
        let years: [Year]
        let chart: String?
        let chartLabel: String
    }
    struct League: Sendable {
        let title: ShownText
        let href: String
        let period: String
        let asAt: String
    }

    let heading: String
    /// Where units are scored by their own records and surveys.
    let scores: String
    let asAt: String
    let indices: [Index]
    let hasNoIndices: Bool
    /// The indices that are scored here.
    let scored: [ScoredIndicesPage.Entry]
    let leagues: [League]
    let hasNoLeagues: Bool
}

extension IndicesPage {
    init(_ visit: Visit) async throws {
        let words = visit.words
        let day = try await visit.steeringDay()
        let board = try visit.workspace.indexBoard(to: day.year, known: visit.choice.known)
        scores = visit.choice.link("/indices/scores")
        heading = words.sentence("idx_heading", ["unit": visit.name(of: visit.tree.root)])
        asAt = words.sentence("as_at_day", ["day": words.day(day)])
        indices = try board.indices.map { try Index($0, visit) }
        hasNoIndices = indices.isEmpty
        scored = try ScoredIndicesPage.entries(visit)
        leagues = try visit.workspace.leagueTables(asAt: day, known: visit.choice.known).map { listing in
            League(
                title: visit.shown(listing.title),
                href: visit.choice.link(
                    "/league/\(listing.code.queryEncoded)", [("period", listing.period.description)]),
                period: words.period(listing.period), asAt: words.day(listing.asAt))
        }
        hasNoLeagues = leagues.isEmpty
    }
}

extension IndicesPage.Index {
    fileprivate init(_ index: IndexBoard.Index, _ visit: Visit) throws {
        let words = visit.words
        id = "index-" + index.code
        name = index.names[visit.language]
        sentence = index.streak.flatMap { streak in
            guard streak.years > 0 else { return nil }
            return words.sentence(
                streak.years == 1 ? "idx_first_year" : "idx_streak",
                ["rank": String(streak.rank), "n": String(streak.years), "year": String(index.years.last?.year ?? 0)])
        }
        componentNames = index.components.map { $0.names[visit.language] }
        let number = { (value: Decimal?) in
            value.map {
                NumberFormat(language: visit.language, fractionDigits: 0, maximumFractionDigits: 2).text($0)
            } ?? PeopleFormat.unknown
        }
        years = index.years.map { year in
            IndicesPage.Year(
                year: String(year.year), rank: year.rank.map(String.init) ?? PeopleFormat.unknown,
                of: year.of.map(String.init) ?? PeopleFormat.unknown, score: number(year.score),
                components: index.components.map { number(year.components[$0.code]) })
        }.reversed()
        chartLabel = words.sentence("idx_chart", ["name": index.names[visit.language]])
        chart = try index.rankChart(visit, label: chartLabel)
    }
}

extension IndexBoard.Index {
    /// The rank year by year, the best place on top; `nil` with fewer than two ranks. A year without one leaves a gap.
    fileprivate func rankChart(_ visit: Visit, label: String) throws -> String? {
        guard years.compactMap(\.rank).count >= 2, let first = years.first?.year, let last = years.last?.year else {
            return nil
        }
        let ranks = Dictionary(years.map { ($0.year, $0.rank) }, uniquingKeysWith: { $1 })
        let chart = Chart(
            kind: .line, title: label, valueAxis: Chart.Axis(title: visit.words["rank"], isRank: true),
            categories: (first...last).map(String.init),
            series: [
                Chart.Series(
                    name: visit.words["rank"], values: (first...last).map { (ranks[$0] ?? nil).map(Double.init) })
            ],
            format: NumberFormat(language: visit.language, groupsThousands: false), showsValues: true,
            alternativeText: label)
        return try visit.options(of: chart)
    }
}
