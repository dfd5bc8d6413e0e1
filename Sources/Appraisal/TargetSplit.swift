import Domain
package import Foundation

/// A target handed down: what each unit is to reach, held against the whole. Nothing is scaled to fit.
package struct TargetSplit: Hashable, Sendable {
    package let whole: Decimal
    /// One a unit; `nil` where nothing is handed down.
    package let parts: [Decimal?]

    package init(of whole: Decimal, into parts: [Decimal?]) {
        self.whole = whole
        self.parts = parts
    }

    /// `nil` while nothing at all is handed down.
    package var sum: Decimal? {
        let known = parts.compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0, +)
    }
    /// The sum less the whole: above zero where more is handed down than is asked for.
    package var difference: Decimal? { sum.map { $0 - whole } }

    /// One unit's share of what all had in a past year.
    package struct Share: Hashable, Sendable {
        package let percent: Decimal
        /// That share of the whole, exact.
        package let part: Decimal
    }

    /// What last year's figures propose.
    ///
    /// - Parameter lastYear: One a unit, in the order of the parts; `nil` where it is not known.
    /// - Returns: One a unit: `nil` where its figure is missing or below zero, and for all where they add up to nothing. Units
    ///   whose figure is missing are not counted as zero, so the shares are of those that are known.
    package static func shares(of whole: Decimal, by lastYear: [Decimal?]) -> [Share?] {
        let counted = lastYear.map { value in value.flatMap { $0 >= 0 ? $0 : nil } }
        let sum = counted.compactMap(\.self).reduce(0, +)
        guard sum > 0 else { return lastYear.map { _ in nil } }
        return counted.map { value in
            value.map { Share(percent: ($0 * 100).divided(by: sum), part: (whole * $0).divided(by: sum)) }
        }
    }
}
