import Appraisal
import Domain
import Foundation

/// Holds a claim against the figures of a standing.
struct ClaimJudge: Sendable {
    let figures: ClaimFigures

    func verdict(on claim: Claim) -> ClaimVerdict {
        if let obstacle = claim.obstacle { return cannotBeTold(claim, obstacle) }
        guard claim.relation != .unstated else {
            return cannotBeTold(claim, claim.number.unit == .multiple ? .ambiguousMultiple : .noRelation)
        }
        switch figures.figures(for: claim, relation: claim.relation) {
        case .failure(let none): return missing(claim, none.reason)
        case .success(let candidates): return verdict(on: claim, among: candidates)
        }
    }

    private func cannotBeTold(
        _ claim: Claim, _ reason: ClaimVerdict.Reason, _ figure: ComparedFigure? = nil
    ) -> ClaimVerdict {
        ClaimVerdict(claim: claim, outcome: .cannotBeTold, printed: nil, figure: figure, reason: reason)
    }

    /// Percentage points of what is no rate are wrong when the percentage would be right, else nobody can tell.
    private func missing(_ claim: Claim, _ reason: ClaimVerdict.Reason) -> ClaimVerdict {
        guard reason == .percentNotPoints else { return cannotBeTold(claim, reason) }
        return ClaimVerdict(claim: claim, outcome: .doesNotHold, printed: .wrong, figure: nil, reason: reason)
    }

    private func verdict(on claim: Claim, among candidates: [ComparedFigure]) -> ClaimVerdict {
        let values = signed(claim)
        for figure in candidates {
            if let first = values.first,
                let printed = Tolerance.printed(first, of: figure.value, hedge: claim.number.hedge)
            {
                return ClaimVerdict(
                    claim: claim, outcome: .holds, printed: printed, figure: figure, reason: Self.reason(printed))
            }
        }
        let nearest = nearest(candidates, to: values[0].number)
        for other in values.dropFirst() {
            for figure in candidates
            where Tolerance.printed(other, of: figure.value, hedge: claim.number.hedge) != nil {
                return cannotBeTold(claim, .ambiguousSeparators(other: other.number), figure)
            }
        }
        if claim.relation == .aim { return cannotBeTold(claim, .plannedOnly, nearest) }
        return ClaimVerdict(
            claim: claim, outcome: .doesNotHold, printed: .wrong, figure: nearest,
            reason: whyWrong(claim, values[0], nearest))
    }

    /// *giảm -2,6%* and *tăng -2,6%* are said; a sign before a change turns it unless the word already says the direction.
    private func signed(_ claim: Claim) -> [WrittenNumber.Value] {
        guard claim.number.sign == -1 else { return claim.number.values }
        switch claim.relation {
        case .decrease, .shortfall, .behindPath: return claim.number.values
        default: return claim.number.values.map { $0.times(-1) }.map(\.withPositiveStep)
        }
    }

    private func nearest(_ candidates: [ComparedFigure], to number: Decimal) -> ComparedFigure {
        candidates.dropFirst().reduce(candidates[0]) { best, next in
            (next.value - number).magnitude < (best.value - number).magnitude ? next : best
        }
    }

    private static func reason(_ printed: ClaimVerdict.Printed) -> ClaimVerdict.Reason {
        switch printed {
        case .exact: .exact
        case .rounded: .rounded
        case .truncated: .truncated
        case .approximate: .withinHedge
        case .wrong: .different
        }
    }

    // MARK: What went wrong

    private func whyWrong(
        _ claim: Claim, _ written: WrittenNumber.Value, _ figure: ComparedFigure
    ) -> ClaimVerdict.Reason {
        if claim.number.unit == .percent, isOfPoints(claim, written) { return .pointsNotPercent }
        if let other = otherRelation(claim, written) { return .otherRelation(other) }
        switch claim.number.unit {
        case .money, .none: if let power = Tolerance.slip(written, of: figure.value) { return .scaleSlip(power) }
        default: break
        }
        return claim.number.hedge == nil ? .different : .outsideHedge
    }

    /// The relation for which the number is right, among those one is taken for.
    private func otherRelation(_ claim: Claim, _ written: WrittenNumber.Value) -> Claim.Relation? {
        let groups: [[Claim.Relation]] = [
            [.attainment, .excess, .shortfall], [.increase, .decrease, .ratioToPrior],
            [.ratioToPath, .aheadOfPath, .behindPath], [.value, .prior, .target],
        ]
        guard let group = groups.first(where: { $0.contains(claim.relation) }) else { return nil }
        return group.first { relation in
            guard relation != claim.relation, case .success(let found) = figures.figures(for: claim, relation: relation)
            else { return false }
            return found.contains { Tolerance.printed(written, of: $0.value, hedge: claim.number.hedge) != nil }
        }
    }

    /// A change of a rate in % whose number is that in percentage points.
    private func isOfPoints(_ claim: Claim, _ written: WrittenNumber.Value) -> Bool {
        guard claim.relation == .increase || claim.relation == .decrease,
            case .indicators(let ids)? = claim.subject, let row = ids.first.flatMap({ figures.standing[$0] }),
            let growth = try? row.growth.get()
        else { return false }
        switch growth.measure {
        case .percent: return false
        case .percentagePoints:
            let change = claim.relation == .increase ? growth.change : -growth.change
            return Tolerance.printed(written, of: change, hedge: claim.number.hedge) != nil
        }
    }
}

extension WrittenNumber.Value {
    fileprivate var withPositiveStep: Self {
        Self(number: number, step: step.magnitude, significantStep: significantStep.magnitude, separators: separators)
    }
}
