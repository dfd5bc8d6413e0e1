import Appraisal
import Domain
import Formulas
import Foundation
import Packs
import Registry

/// Holds figures against targets, last year, trajectories and peers: asks `Appraisal` every question and does no arithmetic.
struct StandingBuilder: Sendable {
    let pack: Pack
    let unit: OrgUnit.ID
    let period: Period
    let asAt: Day
    let revision: Int
    let records: StandingRecords
    /// The period itself, cumulative spans and past years.
    let figures: StandingFigures.OfUnit
    /// The same span last year, by indicator: on today's perimeter, and as it was reckoned then.
    let prior: [IndicatorID: Figure]
    let priorAsWas: [IndicatorID: Figure]

    func standing() -> Standing {
        let indicators = pack.indicators.compactMap(standing(of:))
        let byID = Dictionary(indicators.map { ($0.figure.indicator, $0) }, uniquingKeysWith: { first, _ in first })
        return Standing(
            period: period, unit: unit, asAt: asAt, revision: revision, indicators: indicators,
            goals: pack.goals.compactMap { standing(of: $0, in: byID) }, plan: plan, milestones: milestones,
            commendations: commendations, indices: indices)
    }

    func spans(_ indicator: Indicator) -> StandingSpans? {
        pack.calendar(indicator.calendar).map { StandingSpans(calendar: $0, period: period, asAt: asAt) }
    }

    func standing(of indicator: Indicator) -> IndicatorStanding? {
        guard let spans = spans(indicator), let figure = figures[indicator.id, spans.own] else { return nil }
        let targets = targetStandings(of: indicator, spans: spans)
        let before = prior[indicator.id]
        let asWas = priorAsWas[indicator.id]
        let horizon = targets.map(\.period).max { $0.months.count < $1.months.count } ?? spans.year
        return IndicatorStanding(
            figure: figure, cumulative: figures[indicator.id, spans.cumulative(of: horizon)], prior: before,
            priorAsWas: asWas?.value == before?.value ? nil : asWas, growth: indicator.growth(figure, before),
            targets: targets, rank: rank(of: indicator), forecast: forecast(of: indicator, to: horizon, spans: spans))
    }
}

// MARK: - Growth, targets, forecast, rank

extension StandingBuilder {
    /// Versions in force on the as-at day, of every period that contains the reviewed one.
    func targetsInForce(of indicator: Indicator, spans: StandingSpans) -> [Target] {
        let own = targets(of: indicator)
        let versions = own.enumerated().map { place, target in
            TargetVersion(
                key: TargetKey(
                    assigner: target.assigner, indicator: target.indicator, unit: target.unit, period: target.period,
                    kind: target.targetKind),
                version: place, value: target.value, validFrom: target.validFrom, knownSince: target.knownSince,
                record: target.validFrom)
        }
        let inForce = TargetSelection.inForce(versions, asAt: asAt, knownAt: revision)
        return TargetSelection.applying(inForce, to: period).compactMap { version in
            own.first { $0.series.matches(version.key) && $0.validFrom == version.validFrom }
        }
    }

    /// In the indicator's calendar: what is reached is reckoned in no other, so nothing can be held against a target of another.
    private func targets(of indicator: Indicator) -> [Target] {
        records.targets.filter {
            $0.indicator == indicator.id && $0.unit == unit && $0.calendar == indicator.calendar
        }
    }

    private func targetStandings(of indicator: Indicator, spans: StandingSpans) -> [TargetStanding] {
        targetsInForce(of: indicator, spans: spans).map { standing(of: $0, indicator: indicator, spans: spans) }
    }

    func standing(of target: Target, indicator: Indicator, spans: StandingSpans) -> TargetStanding {
        let cumulative = figures[indicator.id, spans.cumulative(of: target.period)]?.value
        let direction = indicator.direction.appraised ?? .higherIsBetter
        let outcome = TargetOutcome(of: cumulative, against: target.value, direction: direction)
        let last = min(spans.calendar.days(of: period).to, asAt)
        let addsUp = indicator.formula.addsUp
        let path = addsUp ? trajectory(of: target, indicator: indicator, spans: spans) : nil
        let later = records.targets.filter { $0.series == target.series && $0.validFrom > asAt }.min {
            $0.validFrom < $1.validFrom
        }
        return TargetStanding(
            assigner: target.assigner, kind: target.targetKind, period: target.period, calendar: target.calendar,
            value: target.value, validFrom: target.validFrom, document: target.document?.number, cumulative: cumulative,
            outcome: outcome,
            trajectoryShape: target.trajectory.name, planned: path?.planned(on: last),
            aheadBy: path?.ahead(by: cumulative, asAt: last), pace: path?.pace(cumulative: cumulative, asAt: last),
            later: later.map {
                LaterTarget(
                    value: $0.value, validFrom: $0.validFrom, document: $0.document?.number,
                    attainmentPercent: Attainment(cumulative: cumulative, target: $0.value)?.percent)
            })
    }

    /// The planned path of a target; `nil` where it cannot be drawn (no past years to take a season from).
    func trajectory(of target: Target, indicator: Indicator, spans: StandingSpans) -> Appraisal.Trajectory? {
        let shape: Appraisal.Trajectory.Shape? =
            switch target.trajectory {
            case .linear: .linear
            case .seasonal:
                (try? SeasonalShares(
                    pastYears: (1...StandingSpans.pastYears).map { years in
                        spans.months(of: target.period, yearsEarlier: years).map { figures[indicator.id, $0]?.value }
                    })).map { .seasonal($0) }
            case .byHand(let points): .byHand(points.map { CumulativePath.Point($0.day, $0.cumulative) })
            }
        guard let shape else { return nil }
        return try? Appraisal.Trajectory(
            target: target.value, period: target.period, calendar: spans.calendar, shape: shape)
    }

    private func forecast(
        of indicator: Indicator, to horizon: Period, spans: StandingSpans
    ) -> Result<Forecast, Forecast.Unknown>? {
        guard indicator.formula.addsUp else { return nil }
        let last = min(spans.calendar.days(of: period).to, asAt)
        let past = (1...StandingSpans.pastYears).reversed().map { years in
            Forecast.PastYear(
                year: horizon.year - years,
                atSameDay: figures[indicator.id, spans.cumulative(of: horizon, yearsEarlier: years)]?.completeValue,
                total: figures[indicator.id, spans.whole(of: horizon, yearsEarlier: years)]?.completeValue)
        }
        return Forecast.make(
            cumulative: figures[indicator.id, spans.cumulative(of: horizon)]?.value, asAt: last,
            span: spans.calendar.days(of: horizon), pastYears: past)
    }

    /// Our place in the newest league table of the indicator and period, our own value being the one of the records.
    private func rank(of indicator: Indicator) -> RankStanding? {
        let tables = records.leagueTables.filter {
            $0.indicator == indicator.id && $0.period == period && $0.asAt <= asAt
        }
        guard unit == pack.units.root, let table = tables.max(by: { $0.asAt < $1.asAt }) else { return nil }
        guard let own = ownEntry(in: table, indicator),
            let place = LeagueRanking(
                table, own: own, direction: indicator.direction.appraised ?? .higherIsBetter
            ).own
        else { return nil }
        return RankStanding(
            place: place.rank, of: place.of, set: table.code, title: table.title, tiedWith: place.tiedWith.count)
    }

    /// What the records and targets say in place of our own entry of a league table.
    func ownEntry(in table: LeagueTable, _ indicator: Indicator) -> OwnLeagueEntry? {
        guard let spans = spans(indicator) else { return nil }
        let target = targets(of: indicator).filter {
            $0.assigner == table.assigner && $0.targetKind == table.targetKind && $0.validFrom <= asAt
                && $0.period.contains(period)
        }.max { $0.validFrom < $1.validFrom }
        return OwnLeagueEntry(
            figure: figures[indicator.id, spans.cumulative(of: target?.period ?? spans.year)], target: target?.value)
    }
}

// MARK: - Goals

extension StandingBuilder {
    private func standing(of goal: Goal, in indicators: [IndicatorID: IndicatorStanding]) -> GoalStanding? {
        let parts = goal.members.compactMap { member -> GoalState<GoalStanding.Member>.Part? in
            guard
                let condition = try? GoalCondition(
                    member.comparator.appraised, member.threshold, scale: member.scale)
            else { return nil }
            let named = GoalStanding.Member(
                code: member.code, names: member.names, indicator: member.indicator, reading: member.reading.text,
                half: member.half)
            return GoalState.Part(
                named, condition, value: indicators[member.indicator].flatMap { $0.value(of: member.reading) })
        }
        return GoalState(parts).map {
            GoalStanding(
                code: goal.code, names: goal.names, state: $0, halves: goal.halves.map { ($0.code, $0.names) })
        }
    }

}

extension IndicatorStanding {
    /// What a goal or a rule reads of it; `nil` where it cannot be told.
    func value(of reading: Goal.Reading) -> Decimal? {
        switch reading {
        case .value: return figure.value
        case .growth: return try? growth.get().change
        case .attainment(let assigner, let kind):
            guard case .attainment(let attainment)? = target(assigner, kind)?.outcome else { return nil }
            return attainment.percent
        case .trajectory(let assigner, let kind):
            guard let target = target(assigner, kind) else { return nil }
            return Attainment(cumulative: target.cumulative, target: target.planned)?.percent
        }
    }
}

// MARK: - Plan, milestones, commendations, indices

extension StandingBuilder {
    private var plan: PlanStanding { PlanStanding(records.plan, asAt: asAt) }

    private var milestones: [MilestoneStanding] {
        let subtree = Set(pack.units.subtree(of: unit))
        return records.milestones.compactMap { milestone in
            let units = milestone.units.filter(subtree.contains)
            guard !units.isEmpty, milestone.due.year == period.year else { return nil }
            // Only of the units below: a branch's standing says nothing of another's.
            let events = records.milestoneEvents.filter {
                $0.milestone == milestone.code && $0.day <= asAt && units.contains($0.unit)
            }
            return MilestoneStanding(
                code: milestone.code, title: milestone.title, due: milestone.due, units: units,
                reached: Dictionary(events.map { ($0.unit, $0.day) }, uniquingKeysWith: min), asAt: asAt)
        }
    }

    private var commendations: CommendationCount {
        CommendationCount(records.commendations.filter { covers($0) })
    }

    func covers(_ commendation: Commendation) -> Bool {
        commendation.counts(for: period, at: unit, in: pack, asAt: asAt)
    }

    private var indices: [IndexStanding] {
        pack.indices.compactMap { index in
            let ours = records.indexResults.filter { $0.index == index.code && $0.isOurs && $0.year <= asAt.year }
            guard let last = ours.max(by: { $0.year < $1.year }) else { return nil }
            let ranks = Dictionary(
                ours.compactMap { result in result.rank.map { (result.year, $0) } }, uniquingKeysWith: { $1 })
            return IndexStanding(
                code: index.code, names: index.names, year: last.year, rank: last.rank, of: last.of,
                streak: last.rank.map { Streak.consecutiveYears(atRank: $0, in: ranks, endingIn: last.year) })
        }
    }
}
