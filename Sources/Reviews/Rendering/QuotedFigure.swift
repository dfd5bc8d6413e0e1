import Appraisal
import Domain
import Foundation
import Packs

/// One indicator's value as a review quotes it: the actual one, or the estimate of a period that is not over.
struct QuotedFigure {
    let indicator: Indicator
    let source: ReviewFigure
    /// Only of the reviewed unit as a whole.
    let standing: IndicatorStanding?
    /// Whether `source.estimate` takes the place of the actual value.
    let isEstimate: Bool

    init(indicator: Indicator, source: ReviewFigure, standing: IndicatorStanding?, review isEstimate: Bool) {
        self.indicator = indicator
        self.source = source
        self.standing = standing
        self.isEstimate = isEstimate && source.estimate?.value.isEstimate == true
    }

    var value: Decimal? { isEstimate ? source.estimate?.value.estimate : source.figure.value }
    var prior: Figure? { isEstimate ? source.estimate?.prior : source.prior }
    var growth: Growth? { try? (isEstimate ? source.estimate?.growth : source.growth)?.get() }

    /// The target of an assigner; without a kind the first in `kinds` there is, and of the longest period.
    func target(_ choice: TargetChoice, kinds: [TargetKind]) -> TargetStanding? {
        let order = choice.kind.map { [$0] } ?? kinds.map(\.id)
        for kind in order {
            let found = source.targets.filter { $0.assigner == choice.assigner && $0.kind == kind }
                .max { $0.period.months.count < $1.period.months.count }
            if let found { return found }
        }
        return nil
    }

    /// How a target stands, by the estimate where there is one.
    func outcome(of target: TargetStanding) -> TargetOutcome {
        guard isEstimate,
            let outcome = source.estimate?.outcomes.first(where: {
                $0.assigner == target.assigner && $0.kind == target.kind && $0.period == target.period
            })
        else { return target.outcome }
        return outcome.outcome
    }
}
