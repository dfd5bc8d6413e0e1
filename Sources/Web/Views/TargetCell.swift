import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// One target in force beside a value: who set it, how much of it is reached, and how far from the planned path.
struct TargetCell: Sendable {
    let assigner: String
    let targetText: String
    let targetHref: String
    let outcome: String
    let outcomeClass: String
    let pace: String?
    let paceClass: String
}

extension TargetCell {
    init(_ target: TargetStanding, _ standing: IndicatorStanding, _ indicator: Indicator, _ visit: Visit) {
        let words = visit.words
        let figure = standing.figure
        assigner = "\(visit.name(of: target.assigner)), \(visit.name(of: target.kind)), \(words.period(target.period))"
        targetText = visit.amount(target.value, indicator)
        targetHref = visit.choice.link(
            "/figure",
            [
                (
                    "ref",
                    target.reference(of: indicator.id, at: figure.unit, asAt: figure.asAt, known: figure.revision)
                )
            ])
        switch target.outcome {
        case .attainment(let attainment):
            outcome = visit.people.percent(attainment.percent, decimals: 1)
            outcomeClass = ""
        case .ceiling(let check):
            outcome = words[check.isMet ? "ceiling_met" : "ceiling_missed"]
            outcomeClass = check.isMet ? "better" : "worse"
        case .unknown:
            outcome = PeopleFormat.unknown
            outcomeClass = ""
        }
        pace = target.aheadBy.map {
            words.sentence($0 >= 0 ? "ahead_by" : "behind_by", ["amount": visit.amount(abs($0), indicator)])
        }
        paceClass = (target.aheadBy ?? 0) >= 0 ? "better" : "worse"
    }
}
