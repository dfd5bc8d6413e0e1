import Appraisal
package import Domain
import Foundation
import Packs
import Registry

/// Who asks for scores: everybody's, or those of one unit.
package enum ScoreSight: Sendable, Hashable {
    case everything
    /// A unit sees its own row, and what the pack lets units see.
    case unit(OrgUnit.ID)
}

extension TwofoldWorkspace {
    /// Indices whose values are scaled here, in the pack's order, with the periods there are values of, newest first.
    package func scoredIndices(known revision: Int? = nil) throws -> [(code: String, periods: [Period])] {
        let known = try known(revision)
        let values = try IndexValues(registry, known)
        return known.pack.indices.filter { $0.scaling != nil }.map { ($0.code, values.periods(of: $0)) }
    }

    /// How an index scores its bodies.
    ///
    /// - Parameters:
    ///   - period: `nil` for the newest there is.
    ///   - before: What it is compared with; `nil` for the same period a year earlier.
    ///   - revision: The revision whose knowledge is used; `nil` for the latest.
    ///   - earlier: The revision the other period is known at; the same unless given.
    ///   - versions: Which versions of a survey's rounds the asker may read.
    /// - Returns: `nil` where there is nothing of that period.
    /// - Throws: ``WorkspaceError/unknownIndex(_:among:)`` for one the pack does not have, or does not scale.
    package func indexScores(
        _ code: String, in period: Period? = nil, comparedWith before: Period? = nil, known revision: Int? = nil,
        comparedAt earlier: Int? = nil, for sight: ScoreSight = .everything, versions: RoundVersions = .all
    ) throws -> IndexScoreBoard? {
        let known = try known(revision)
        guard let index = known.pack.indices.first(where: { $0.code == code }), let scaling = index.scaling else {
            throw WorkspaceError.unknownIndex(
                code, among: known.pack.indices.filter { $0.scaling != nil }.map(\.code))
        }
        let values = try IndexValues(registry, known, versions)
        let periods = values.periods(of: index)
        guard let period = period ?? periods.first, periods.contains(period) else { return nil }
        let now = try values.scoring(of: index, in: period)
        let other = before ?? (earlier == nil ? period.shifted(byYears: -1) : period)
        let pastKnown = earlier == nil ? known : try self.known(earlier)
        let past = earlier == nil ? values : try IndexValues(registry, pastKnown, versions)
        // As its components were weighed and asked then.
        let pastIndex = pastKnown.pack.indices.first { $0.code == code && $0.scaling != nil }
        let then = try pastIndex.flatMap { index in
            past.periods(of: index).contains(other) ? try past.scoring(of: index, in: other) : nil
        }
        let comparison = then.map { IndexComparison(from: $0.scoring, to: now.scoring) }
        let streaks = try streaks(of: index, endingIn: period, values)
        let order = now.scoring.ranking.places.map(\.member) + now.members.filter { now.scoring.ranking[$0] == nil }
        let rows = order.map { row($0, now, comparison, streak: streaks[$0] ?? 0) }
        return IndexScoreBoard(
            code: index.code, names: index.names, period: period, revision: known.sequence,
            components: index.components.map { component in
                IndexScoreBoard.Component(
                    code: component.code, names: component.names,
                    weight: index.weight(of: component, in: period.year), lowerIsBetter: component.lowerIsBetter,
                    hasNoScale: now.scoring.withoutScale.contains(component.code))
            }, scaling: scaling, setCount: now.scoring.set.count, ranked: now.scoring.ranking.places.count,
            rows: rows.filter { sight.sees($0, index, known.pack) },
            before: comparison.map { comparison in
                IndexScoreBoard.Before(
                    period: other, revision: past.revision, setCount: comparison.before.set.count,
                    joined: sight.seesOthers(index) ? comparison.joined : [],
                    left: sight.seesOthers(index) ? comparison.left : [],
                    componentSets: sight.seesOthers(index) ? comparison.componentSets : [],
                    setChanged: comparison.setChanged, weightsChanged: comparison.weightsChanged)
            },
            survey: now.survey.map { survey in
                IndexScoreBoard.Survey(
                    answers: survey.round.answers, refused: survey.round.refused,
                    leastRespondents: survey.scores.least,
                    overall: sight.seesOthers(index)
                        ? survey.scores.overall.mapValues { IndexScoreBoard.Cell($0) } : [:])
            }, periods: periods)
    }

    private func row(
        _ member: String, _ now: IndexValues.Scored, _ comparison: IndexComparison<String>?, streak: Int
    ) -> IndexScoreBoard.Row {
        let scored = now.scoring.scored[member]
        let place = now.scoring.ranking[member]
        let survey = now.survey?.scores.cells[member]
        var cells: [String: IndexScoreBoard.Cell] = [:]
        for component in now.scoring.method.components {
            cells[component.code] = IndexScoreBoard.Cell(
                raw: now.scoring.values[member]?[component.code], scaled: scored?.scores[component.code],
                isHidden: survey?[component.code] == .hidden)
        }
        let respondents = survey.flatMap { row -> Int? in
            let shown = row.values.compactMap { cell in
                if case .value(_, let respondents) = cell { respondents } else { Int?.none }
            }
            return row.values.contains(.hidden) ? nil : shown.max()
        }
        return IndexScoreBoard.Row(
            subject: member, unit: now.isSurvey ? OrgUnit.ID(member) : nil, isOurs: now.ours.contains(member),
            cells: cells, total: scored?.total, rank: place?.rank, tiedWith: place?.tiedWith.count ?? 0, streak: streak,
            movement: comparison.map { $0.movement(of: member) }, respondents: respondents)
    }

    private func streaks(
        of index: Index, endingIn period: Period, _ values: IndexValues
    ) throws -> [String: Int] {
        var ranks: [String: [Int: Int]] = [:]
        for past in values.periods(of: index)
        where past.kind == period.kind && past.ordinal == period.ordinal && past <= period {
            for place in try values.scoring(of: index, in: past).scoring.ranking.places {
                ranks[place.member, default: [:]][past.year] = place.rank
            }
        }
        return ranks.compactMapValues { ranks in
            ranks[period.year].map {
                Streak.consecutiveYears(atRank: $0, in: ranks, endingIn: period.year).years
            }
        }
    }
}

extension ScoreSight {
    fileprivate func sees(_ row: IndexScoreBoard.Row, _ index: Index, _ pack: Pack) -> Bool {
        switch self {
        case .everything: return true
        case .unit(let unit):
            switch index.survey?.unitsSee {
            case .all: return true
            case .own: return row.unit.map { pack.units.subtree(of: unit).contains($0) } ?? false
            case .nothing, nil: return false
            }
        }
    }

    /// Whether names and figures of others may be told.
    fileprivate func seesOthers(_ index: Index) -> Bool {
        switch self {
        case .everything: true
        case .unit: index.survey?.unitsSee == .all
        }
    }
}

extension IndexScoreBoard.Cell {
    fileprivate init(_ cell: SurveyScores<String>.Cell) {
        switch cell {
        case .value(let value, _): self.init(raw: value, scaled: nil, isHidden: false)
        case .hidden: self.init(raw: nil, scaled: nil, isHidden: true)
        case .missing: self.init(raw: nil, scaled: nil, isHidden: false)
        }
    }
}
