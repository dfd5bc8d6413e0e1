import Domain
package import Foundation

extension TargetStanding {
    /// Whether what should have been reached by now was not: a ceiling passed; of what adds up, a cumulative value behind its
    /// planned path; of a rate, a target not met.
    ///
    /// - Parameter addsUp: Whether the indicator's values add up over time. Half a year's revenue is not yet a year's.
    /// - Returns: `nil` while it cannot be told.
    package func isMissed(addsUp: Bool) -> Bool? {
        switch outcome {
        case .unknown: nil
        case .ceiling(let check): !check.isMet
        case .attainment(let attainment):
            if attainment.isReached { false } else if addsUp { aheadBy.map { $0 < 0 } } else { true }
        }
    }

    /// How far the cumulative value is on the wrong side of its planned path, in percent of what is planned: below it, of a ceiling above.
    ///
    /// - Returns: `nil` while it cannot be told, where nothing is planned yet, and on the right side.
    package var percentBehind: Decimal? {
        guard let cumulative, let planned, planned > 0 else { return nil }
        let missing: Decimal
        switch outcome {
        case .unknown: return nil
        case .ceiling: missing = cumulative - planned
        case .attainment: missing = planned - cumulative
        }
        return missing > 0 ? (missing * 100).divided(by: planned) : nil
    }
}
