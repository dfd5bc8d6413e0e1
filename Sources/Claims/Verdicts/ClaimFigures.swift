import Appraisal
import Domain
import Foundation

/// Looks up in a standing what a claim of some relation is held against.
struct ClaimFigures: Sendable {
    let standing: Standing
    let measures: [IndicatorID: ClaimMeasure]

    typealias Found = Result<[ComparedFigure], Missing>
    struct Missing: Error { let reason: ClaimVerdict.Reason }

    func figures(for claim: Claim, relation: Claim.Relation) -> Found {
        switch claim.subject {
        case nil: return missing(.noIndicator)
        case .index(let code): return index(code, claim, relation)
        case .count(let count, let state): return .success([self.count(count, state: state)])
        case .ranked:
            let ranked = standing.indicators.filter { $0.rank != nil }.map(\.figure.indicator)
            return ranked.isEmpty ? missing(.noRank) : several(ranked, claim, relation)
        case .indicators(let ids): return several(ids, claim, relation)
        }
    }

    private func missing(_ reason: ClaimVerdict.Reason) -> Found { .failure(Missing(reason: reason)) }

    /// A phrase may belong to several indicators: what any of them says counts.
    private func several(_ ids: [IndicatorID], _ claim: Claim, _ relation: Claim.Relation) -> Found {
        var found: [ComparedFigure] = []
        var reason = ClaimVerdict.Reason.noIndicator
        for id in ids {
            guard let row = standing[id], let measure = measures[id] else { continue }
            switch figures(of: row, measure, claim, relation) {
            case .success(let figures): found += figures
            case .failure(let none): reason = none.reason
            }
        }
        return found.isEmpty ? missing(reason) : .success(found)
    }

    // MARK: Counts, indices, places

    private func count(_ count: ClaimCount, state: String?) -> ComparedFigure {
        let number: Int
        switch count {
        case .taskGroups: number = standing.plan.groups.count
        case .actions:
            let state = state.flatMap(ActionState.init(rawValue:))
            number = state.map { standing.plan.summary[$0] } ?? standing.plan.items.count
        case .collectives: number = standing.commendations.collectives
        case .individuals: number = standing.commendations.individuals
        }
        return ComparedFigure(
            subject: .count(count), relation: .count, assigner: nil, kind: nil, value: Decimal(number), unit: .none)
    }

    private func index(_ code: String, _ claim: Claim, _ relation: Claim.Relation) -> Found {
        guard let known = standing.indices.first(where: { $0.code == code }) else { return missing(.noIndexResult) }
        let number: Int? =
            switch relation {
            case .placesOf: known.of
            case .yearsRunning: known.streak?.years
            default: known.rank
            }
        guard let number else { return missing(.noIndexResult) }
        return .success([
            ComparedFigure(
                subject: .index(code), relation: relation, assigner: nil, kind: nil, value: Decimal(number),
                unit: claim.number.unit)
        ])
    }

    // MARK: Indicators

    private func figures(
        of row: IndicatorStanding, _ measure: ClaimMeasure, _ claim: Claim, _ relation: Claim.Relation
    ) -> Found {
        let factor: Decimal = if case .time(let seconds) = measure { seconds } else { 1 }
        func one(_ value: Decimal?, _ unknown: ClaimVerdict.Reason, scaled: Bool = false) -> Found {
            guard let value else { return missing(unknown) }
            return .success([figure(row, relation, scaled ? value * factor : value, claim)])
        }
        switch relation {
        case .value: return one(row.figure.value, .valueUnknown, scaled: true)
        case .prior: return one(row.prior?.value, .priorUnknown, scaled: true)
        case .place: return one(row.rank.map { Decimal($0.place) }, .noRank)
        case .placesOf: return one(row.rank.map { Decimal($0.of) }, .noRank)
        case .increase, .decrease: return change(row, factor, claim, relation)
        case .ratioToPrior:
            guard let growth = try? row.growth.get(), growth.prior > 0 else { return unknownGrowth(row) }
            let percent = (growth.value * 100).divided(by: growth.prior)
            return one(claim.number.unit == .multiple ? percent / 100 : percent, .priorUnknown)
        case .attainment, .excess, .shortfall, .target, .aim, .ratioToPath, .aheadOfPath, .behindPath:
            return targets(row, factor, claim, relation)
        case .yearsRunning, .count, .unstated: return missing(.noRelation)
        }
    }

    private func figure(
        _ row: IndicatorStanding, _ relation: Claim.Relation, _ value: Decimal, _ claim: Claim,
        _ target: TargetStanding? = nil
    ) -> ComparedFigure {
        ComparedFigure(
            subject: .indicator(row.figure.indicator), relation: relation, assigner: target?.assigner,
            kind: target?.kind,
            value: value, unit: claim.number.unit)
    }

    private func unknownGrowth(_ row: IndicatorStanding) -> Found {
        missing(row.figure.value == nil ? .valueUnknown : .priorUnknown)
    }

    /// In percent, in percentage points, or as a difference of amounts, by the unit of the claim.
    private func change(
        _ row: IndicatorStanding, _ factor: Decimal, _ claim: Claim, _ relation: Claim.Relation
    ) -> Found {
        guard let growth = try? row.growth.get() else { return unknownGrowth(row) }
        let change: Decimal
        switch claim.number.unit {
        case .percent:
            guard growth.prior > 0 else { return missing(.priorUnknown) }
            change = (growth.difference * 100).divided(by: growth.prior)
        case .percentagePoints:
            switch growth.measure {
            case .percentagePoints: change = growth.change
            case .percent: return missing(.percentNotPoints)
            }
        default: change = growth.difference * factor
        }
        return .success([figure(row, relation, relation == .increase ? change : -change, claim)])
    }

    private func targets(
        _ row: IndicatorStanding, _ factor: Decimal, _ claim: Claim, _ relation: Claim.Relation
    ) -> Found {
        let meant = row.targets.filter { target in
            (claim.assigners.isEmpty || claim.assigners.contains(target.assigner))
                && (claim.kinds.isEmpty || claim.kinds.contains(target.kind))
        }
        guard !meant.isEmpty else { return missing(.noTarget) }
        var reason = ClaimVerdict.Reason.noTarget
        let found = meant.compactMap { target -> ComparedFigure? in
            switch value(of: target, factor, claim.number.unit, relation) {
            case .success(let value): return figure(row, relation, value, claim, target)
            case .failure(let none):
                reason = none.reason
                return nil
            }
        }
        return found.isEmpty ? missing(reason) : .success(found)
    }

    private func value(
        of target: TargetStanding, _ factor: Decimal, _ unit: WrittenNumber.Unit, _ relation: Claim.Relation
    ) -> Result<Decimal, Missing> {
        if relation == .target || relation == .aim { return .success(target.value * factor) }
        guard let cumulative = target.cumulative else { return .failure(Missing(reason: .valueUnknown)) }
        let isPath = [Claim.Relation.ratioToPath, .aheadOfPath, .behindPath].contains(relation)
        if case .ceiling = target.outcome { return .failure(Missing(reason: .isCeiling)) }
        guard let basis = isPath ? target.planned : target.value else { return .failure(Missing(reason: .noPath)) }
        guard let attainment = Attainment(cumulative: cumulative, target: basis) else {
            return .failure(Missing(reason: isPath ? .noPath : .noTarget))
        }
        let isRelative = unit == .percent || unit == .multiple
        switch relation {
        case .excess, .aheadOfPath: return .success(isRelative ? attainment.excess : (cumulative - basis) * factor)
        case .shortfall, .behindPath: return .success(isRelative ? -attainment.excess : (basis - cumulative) * factor)
        default: return .success(unit == .multiple ? attainment.percent / 100 : attainment.percent)
        }
    }
}
