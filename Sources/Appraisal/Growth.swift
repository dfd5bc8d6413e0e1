import Domain
package import Foundation

/// A value against the same span a year before: *tăng / giảm x % so với cùng kỳ*, or *điểm %* for a rate.
package struct Growth: Hashable, Sendable {
    /// How two values of an indicator are compared.
    package enum Measure: Hashable, Sendable {
        /// Amounts, counts, durations: percent of the prior value.
        case percent
        /// Values that are percentages themselves: their difference (cao hơn x điểm %).
        case percentagePoints
    }

    /// One side of the comparison.
    package struct Side: Hashable, Sendable {
        /// `nil` where nothing is known.
        package let value: Decimal?
        /// Days of the span the value counts.
        package let days: Int
        /// Whether coverage is declared for every one of those days.
        package let isCovered: Bool

        package init(value: Decimal?, days: Int, isCovered: Bool) {
            self.value = value
            self.days = days
            self.isCovered = isCovered
        }
    }

    /// Why there is no growth to print.
    package enum Unknown: Error, Hashable, Sendable {
        case valueMissing, priorMissing, notCovered, priorNotCovered
        /// The prior value is zero or negative: a percentage of it is not defined, or has the wrong sign.
        case priorNotPositive
    }

    package let measure: Measure
    package let value: Decimal
    package let prior: Decimal
    /// The lengths of the two spans, printed beside the change: a leap year's 182 days against 181.
    package let comparedDays: ComparedDays

    package struct ComparedDays: Hashable, Sendable {
        package let this: Int
        package let prior: Int
    }

    private init(measure: Measure, value: Decimal, prior: Decimal, comparedDays: ComparedDays) {
        self.measure = measure
        self.value = value
        self.prior = prior
        self.comparedDays = comparedDays
    }

    /// Compares two sides; both must be covered and known.
    package static func between(
        _ this: Side, and prior: Side, measure: Measure
    ) -> Result<Growth, Unknown> {
        guard this.isCovered else { return .failure(.notCovered) }
        guard prior.isCovered else { return .failure(.priorNotCovered) }
        guard let value = this.value else { return .failure(.valueMissing) }
        guard let before = prior.value else { return .failure(.priorMissing) }
        switch measure {
        case .percent: guard before > 0 else { return .failure(.priorNotPositive) }
        case .percentagePoints: break
        }
        return .success(
            Growth(
                measure: measure, value: value, prior: before,
                comparedDays: ComparedDays(this: this.days, prior: prior.days)))
    }

    /// Percent (19 is +19 %), or percentage points, as `measure` says; negative for a fall.
    package var change: Decimal {
        switch measure {
        case .percent: ((value - prior) * 100).divided(by: prior)
        case .percentagePoints: value - prior
        }
    }

    /// In the indicator's unit.
    package var difference: Decimal { value - prior }
}
