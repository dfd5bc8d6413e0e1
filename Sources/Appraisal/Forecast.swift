package import Domain
package import Foundation

/// The value expected at the end of a period, from the part past years had reached by the same day.
///
/// The share of a past year is its cumulative value on the same month-day ÷ its total. The estimate is the cumulative value ÷
/// the mean share; the band is what the largest and the smallest share seen would give. With few years the band is a range
/// of what was seen, not a probability. The same value is the *ước thực hiện* of a review written before its period ends.
/// Only for values that add up over the days (an amount, a count), never for a rate.
package struct Forecast: Hashable, Sendable {
    /// A past period of the same kind. `year` only names it.
    package struct PastYear: Hashable, Sendable {
        package let year: Int
        /// Cumulative on the comparable day, from ``Domain/ReportingCalendar/priorSpan(of:in:)``; `nil` where not covered.
        package let atSameDay: Decimal?
        /// The whole period; `nil` where not covered.
        package let total: Decimal?

        package init(year: Int, atSameDay: Decimal?, total: Decimal?) {
            self.year = year
            self.atSameDay = atSameDay
            self.total = total
        }

        /// `nil` unless both sides are known and positive: a share of zero or less says nothing of the rest of the year.
        var share: Decimal? {
            guard let atSameDay, let total, atSameDay > 0, total > 0 else { return nil }
            return atSameDay.divided(by: total)
        }
    }

    package enum Unknown: Error, Hashable, Sendable {
        case valueMissing
        /// Fewer than two past years can be used; which they are.
        case tooFewYears([Int])
    }

    package let estimate: Decimal
    /// The band; equal to `estimate` once the period is over.
    package let low: Decimal
    package let high: Decimal
    /// Mean absolute error in percent of the true total, each past year forecast from the others; `nil` once the period is over.
    package let backtestErrorPercent: Decimal?
    /// False once the last day is counted: the value is then the actual one.
    package let isEstimate: Bool
    package let usedYears: [Int]
    package let leftOutYears: [Int]

    /// - Parameter span: The whole period the estimate is for.
    package static func make(
        cumulative: Decimal?, asAt: Day, span: DaySpan, pastYears: [PastYear]
    ) -> Result<Forecast, Unknown> {
        guard let cumulative else { return .failure(.valueMissing) }
        guard asAt < span.to else { return .success(Forecast(actual: cumulative)) }
        let used = pastYears.filter { $0.share != nil }
        let shares = used.compactMap(\.share)
        // Below zero the largest share gives the highest value, so the band is taken from all of them.
        let guesses = shares.map { cumulative.divided(by: $0) }
        guard shares.count >= 2, let low = guesses.min(), let high = guesses.max() else {
            return .failure(.tooFewYears(used.map(\.year)))
        }
        return .success(
            Forecast(
                estimate: cumulative.divided(by: mean(of: shares)),
                low: low, high: high,
                backtestErrorPercent: backtestError(of: used), isEstimate: true, usedYears: used.map(\.year),
                leftOutYears: pastYears.filter { $0.share == nil }.map(\.year)))
    }

    private init(
        estimate: Decimal, low: Decimal, high: Decimal, backtestErrorPercent: Decimal?, isEstimate: Bool,
        usedYears: [Int],
        leftOutYears: [Int]
    ) {
        self.estimate = estimate
        self.low = low
        self.high = high
        self.backtestErrorPercent = backtestErrorPercent
        self.isEstimate = isEstimate
        self.usedYears = usedYears
        self.leftOutYears = leftOutYears
    }

    private init(actual: Decimal) {
        self.init(
            estimate: actual, low: actual, high: actual, backtestErrorPercent: nil, isEstimate: false, usedYears: [],
            leftOutYears: [])
    }

    /// Every one of `years` has a share, and there are at least two.
    private static func backtestError(of years: [PastYear]) -> Decimal {
        let errors = years.indices.map { index -> Decimal in
            let others = years.indices.filter { $0 != index }.compactMap { years[$0].share }
            let total = years[index].total ?? 0
            let guess = (years[index].atSameDay ?? 0).divided(by: mean(of: others))
            return (abs(guess - total) * 100).divided(by: total)
        }
        return mean(of: errors)
    }

    private static func mean(of values: [Decimal]) -> Decimal { values.reduce(0, +).divided(by: Decimal(values.count)) }
}
