import Appraisal
package import Domain
package import Foundation
import DuckDB
import Packs
import Registry

/// A league table with the places that follow from its entries.
package struct LeagueBoard: Sendable {
    package struct Row: Sendable, Hashable {
        package let body: String
        package let isOurs: Bool
        package let value: Decimal?
        package let target: Decimal?
        /// What is ranked: attainment in percent, or the value itself; `nil` where it is not known.
        package let ranked: Decimal?
        /// 1 is the best; `nil` where nothing is known.
        package let place: Int?
        /// How many others hold the same place.
        package let tiedWith: Int
    }

    package let code: String
    package let period: Period
    package let asAt: Day
    package let title: LocalizedText
    package let meaning: LocalizedText
    /// As `UnitOfMeasure` writes it; values and targets are in it.
    package let unitOfMeasure: String
    /// The indicator our own value is read from; `nil` where it is typed.
    package let indicator: IndicatorID?
    /// Whether attainment of a target is ranked, and not the value itself.
    package let ranksAttainment: Bool
    /// By place; those without a place last.
    package let rows: [Row]
    /// Members with a value.
    package let of: Int
    /// Our own value, where it follows from records.
    package let figure: Figure?
    package let revision: Int
}

/// One table that can be asked for.
package struct LeagueListing: Sendable, Hashable {
    package let code: String
    package let period: Period
    package let asAt: Day
    package let title: LocalizedText
}

extension TwofoldWorkspace {
    /// The tables up to a day, the newest first.
    package func leagueTables(asAt: Day, known revision: Int? = nil) throws -> [LeagueListing] {
        let known = try known(revision)
        return try registry.leagueTables(knownAt: known.sequence).filter { $0.asAt <= asAt }
            .sorted { ($1.asAt, $0.code, $0.period) < ($0.asAt, $1.code, $1.period) }
            .map { LeagueListing(code: $0.code, period: $0.period, asAt: $0.asAt, title: $0.title) }
    }

    /// The newest table of a set for a period, or where there is none for it, the newest of any.
    ///
    /// - Returns: `nil` for a set without a table up to that day.
    package func leagueBoard(
        _ code: String, in period: Period, asAt: Day, known revision: Int? = nil
    ) async throws -> LeagueBoard? {
        let known = try known(revision)
        let tables = try registry.leagueTables(knownAt: known.sequence).filter { $0.code == code && $0.asAt <= asAt }
        let newest = { (tables: [LeagueTable]) in tables.max { $0.asAt < $1.asAt } }
        guard let table = newest(tables.filter { $0.period == period }) ?? newest(tables) else { return nil }
        guard let indicator = table.indicator.flatMap(known.pack.indicator) else {
            return LeagueBoard(table, LeagueRanking(table, own: nil, direction: .higherIsBetter), nil, known.sequence)
        }
        return try await reading { session in
            let question = try await StandingQuestion(
                self, period: table.period, asAt: asAt, known: known, in: session)
            let root = known.pack.units.root
            guard let builder = try await question.builders(for: [root], [indicator], in: session)[root],
                let own = builder.ownEntry(in: table, indicator)
            else { return nil }
            return LeagueBoard(
                table, LeagueRanking(table, own: own, direction: indicator.direction.appraised ?? .higherIsBetter),
                own.figure, known.sequence)
        }
    }
}

/// Our own entry of a league table, from records and targets.
struct OwnLeagueEntry {
    let figure: Figure?
    let target: Decimal?
}

/// The places of a league table.
struct LeagueRanking {
    let rows: [LeagueBoard.Row]
    /// Our own place; `nil` where we have none.
    let own: Ranking<Int>.Place?
    let of: Int

    /// - Parameter own: `nil` leaves our own entry as it was typed.
    init(_ table: LeagueTable, own: OwnLeagueEntry?, direction: Direction) {
        let entries = table.entries.enumerated().map { place, entry in
            let isRead = entry.isOurs && own != nil
            let value = isRead ? own?.figure?.value : entry.value
            let target = isRead ? own?.target : entry.target
            let ranked = table.assigner == nil ? value : Attainment(cumulative: value, target: target)?.percent
            return (place: place, entry: entry, value: value, target: target, ranked: ranked)
        }
        let ranking = Ranking(entries.map { Ranking<Int>.Entry($0.place, $0.ranked) }, direction: direction)
        of = ranking.places.count
        self.own = table.entries.firstIndex(where: \.isOurs).flatMap { ranking[$0] }
        rows = (ranking.places.map(\.member) + ranking.unranked).map { index in
            let entry = entries[index]
            let place = ranking[index]
            return LeagueBoard.Row(
                body: entry.entry.body, isOurs: entry.entry.isOurs, value: entry.value, target: entry.target,
                ranked: entry.ranked, place: place?.rank, tiedWith: place?.tiedWith.count ?? 0)
        }
    }
}

extension LeagueBoard {
    fileprivate init(_ table: LeagueTable, _ ranking: LeagueRanking, _ figure: Figure?, _ revision: Int) {
        self.init(
            code: table.code, period: table.period, asAt: table.asAt, title: table.title, meaning: table.meaning,
            unitOfMeasure: table.unitOfMeasure, indicator: table.indicator, ranksAttainment: table.assigner != nil,
            rows: ranking.rows, of: ranking.of, figure: figure, revision: revision)
    }
}
