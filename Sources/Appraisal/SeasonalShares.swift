import Domain
package import Foundation

/// How a period's total falls on its months, learnt from past years: one share per month, adding up to the whole.
package struct SeasonalShares: Hashable, Sendable {
    package enum Problem: Error, Hashable, Sendable {
        case noMonths
        case negative(monthIndex: Int)
        /// Every month is zero, or no past year is complete.
        case nothingToShare
        case unevenYears
    }

    /// Not negative; their sum is more than zero. They are relative: `[1, 3]` is a quarter and three quarters.
    package let weights: [Decimal]

    package init(weights: [Decimal]) throws(Problem) {
        guard !weights.isEmpty else { throw .noMonths }
        if let index = weights.firstIndex(where: { $0 < 0 }) { throw .negative(monthIndex: index) }
        guard weights.contains(where: { $0 > 0 }) else { throw .nothingToShare }
        self.weights = weights
    }

    /// The mean of each year's shares, every year counting the same however large its total.
    ///
    /// - Parameter pastYears: A row per year, a value per month of the period. A year with a missing month, or without a
    ///   positive total, says nothing of the season and is left out whole: missing is not zero.
    package init(pastYears: [[Decimal?]]) throws(Problem) {
        guard let months = pastYears.first?.count, months > 0 else { throw .noMonths }
        guard pastYears.allSatisfy({ $0.count == months }) else { throw .unevenYears }
        var sums = [Decimal](repeating: 0, count: months)
        for year in pastYears {
            let known = year.compactMap(\.self)
            let total = known.reduce(0, +)
            guard known.count == months, total > 0 else { continue }
            for (index, value) in known.enumerated() { sums[index] += value.divided(by: total) }
        }
        try self.init(weights: sums)
    }
}
