import Domain
package import Foundation

/// One condition of a goal: a comparison of a value with a threshold.
///
/// How well it holds is the signed relative margin: the distance to the threshold on the good side, as a part of the
/// condition's scale. The scale is the size of the threshold; a threshold of zero (no outbreak, no violation) has no size of
/// its own and must declare one.
package struct GoalCondition: Hashable, Sendable {
    package enum Comparator: String, Hashable, Sendable, Codable, CaseIterable {
        case atLeast = ">="
        case above = ">"
        case atMost = "<="
        case below = "<"
    }

    package enum Problem: Error, Hashable, Sendable {
        case zeroThresholdNeedsScale
        case scaleNotPositive(Decimal)
    }

    package let comparator: Comparator
    /// In the indicator's unit.
    package let threshold: Decimal
    /// In the indicator's unit, more than zero.
    package let scale: Decimal

    /// - Parameter scale: What counts as 100 % of margin; `nil` takes the size of the threshold.
    package init(_ comparator: Comparator, _ threshold: Decimal, scale: Decimal? = nil) throws(Problem) {
        if let scale, scale <= 0 { throw .scaleNotPositive(scale) }
        guard scale != nil || threshold != 0 else { throw .zeroThresholdNeedsScale }
        self.comparator = comparator
        self.threshold = threshold
        self.scale = scale ?? abs(threshold)
    }

    package func holds(for value: Decimal) -> Bool {
        switch comparator {
        case .atLeast: value >= threshold
        case .above: value > threshold
        case .atMost: value <= threshold
        case .below: value < threshold
        }
    }

    /// 0.05 is 5 % of the scale on the good side; negative on the bad one.
    package func margin(of value: Decimal) -> Decimal {
        switch comparator {
        case .atLeast, .above: (value - threshold).divided(by: scale)
        case .atMost, .below: (threshold - value).divided(by: scale)
        }
    }
}
