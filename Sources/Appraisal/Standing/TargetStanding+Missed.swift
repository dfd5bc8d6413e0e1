import Foundation

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
}
