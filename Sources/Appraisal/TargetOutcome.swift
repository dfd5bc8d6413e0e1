package import Domain
package import Foundation

/// What one target says of one cumulative value, by the indicator's direction.
package enum TargetOutcome: Hashable, Sendable {
    case attainment(Attainment)
    case ceiling(CeilingCheck)
    case unknown(Unknown)

    package enum Unknown: Hashable, Sendable {
        /// Nothing was reported, or the dataset is not covered.
        case valueMissing
        /// No version of the target is in force.
        case targetMissing
        /// A zero or negative target of an indicator that should rise has no percentage.
        case targetNotPositive
    }

    package init(of cumulative: Decimal?, against target: Decimal?, direction: Direction) {
        guard let target else {
            self = .unknown(.targetMissing)
            return
        }
        guard let cumulative else {
            self = .unknown(.valueMissing)
            return
        }
        switch direction {
        case .higherIsBetter:
            self =
                Attainment(cumulative: cumulative, target: target).map(Self.attainment) ?? .unknown(.targetNotPositive)
        case .lowerIsBetter:
            self = CeilingCheck(value: cumulative, ceiling: target).map(Self.ceiling) ?? .unknown(.valueMissing)
        }
    }

    /// `nil` while unknown.
    package var isMet: Bool? {
        switch self {
        case .attainment(let attainment): attainment.isReached
        case .ceiling(let check): check.isMet
        case .unknown: nil
        }
    }
}
