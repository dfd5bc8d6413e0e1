import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// A league table with the places that follow from its entries; ours is read from the records.
struct LeaguePage: Sendable {
    struct Row: Sendable {
        let place: String
        let tie: String?
        let body: ShownText
        let isOurs: Bool
        let value: String
        /// The page of our own figure.
        let href: String?
        let target: String
        let ranked: String
    }

    let back: String
    let title: ShownText
    let meaning: ShownText
    let asAt: String
    let unit: String
    let sentence: String?
    let ranksAttainment: Bool
    let rows: [Row]
}

extension LeaguePage {
    /// - Throws: ``WebError/notFound`` for a table that is not there: whoever comes here may see all of them.
    init(_ visit: Visit) async throws {
        let words = visit.words
        let board = try await visit.workspace.leagueBoard(
            visit.path("table"), in: visit.choice.period, asAt: visit.steeringDay(), known: visit.choice.known)
        guard let board else { throw WebError.notFound }
        let indicator = board.indicator.flatMap(visit.pack.indicator)
        let amount = { (value: Decimal?) -> String in
            if let indicator { return visit.people.value(value, of: indicator) }
            return value.map {
                NumberFormat(language: visit.language, fractionDigits: 0, maximumFractionDigits: 2).text($0)
            } ?? PeopleFormat.unknown
        }
        back = visit.choice.link("/indices")
        title = visit.shown(board.title)
        meaning = visit.shown(board.meaning)
        asAt = "\(words.period(board.period)), " + words.sentence("lg_as_at", ["day": words.day(board.asAt)])
        unit = indicator.map(visit.people.unit(of:)) ?? board.unitOfMeasure
        let ours = board.rows.first(where: \.isOurs)
        sentence = ours?.place.map { words.sentence("rank_of", ["place": String($0), "of": String(board.of)]) }
        ranksAttainment = board.ranksAttainment
        rows = board.rows.map { row in
            Row(
                place: row.place.map(String.init) ?? PeopleFormat.unknown,
                tie: row.tiedWith > 0 ? words.sentence("lg_tied", ["n": String(row.tiedWith)]) : nil,
                body: visit.shown(asWritten: row.body), isOurs: row.isOurs, value: amount(row.value),
                href: row.isOurs ? board.figure.map(visit.choice.link(to:)) : nil, target: amount(row.target),
                ranked: visit.people.percent(row.ranked, decimals: 2))
        }
    }
}
