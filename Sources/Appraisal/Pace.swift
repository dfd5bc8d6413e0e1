package import Domain
package import Foundation

/// What each remaining day must bring to reach a target: "to reach the target, x per day" (DOMAIN §2).
package enum Pace: Hashable, Sendable {
    /// Nothing more is needed; the excess is 0 or more, in the indicator's unit.
    case reached(excess: Decimal)
    /// `remaining` over `days`, at least one.
    case needed(remaining: Decimal, days: Int)
    /// The period is over and the target was missed.
    case over(short: Decimal)

    /// - Parameter remainingDays: Days after the as-at day, of any calendar: all days, or working days only. Not negative.
    /// - Returns: `nil` when the cumulative value is missing.
    package init?(cumulative: Decimal?, target: Decimal, remainingDays: Int) {
        guard let cumulative else { return nil }
        let remaining = target - cumulative
        if remaining <= 0 {
            self = .reached(excess: -remaining)
        } else if remainingDays > 0 {
            self = .needed(remaining: remaining, days: remainingDays)
        } else {
            self = .over(short: remaining)
        }
    }

    /// Counts every day of the week. Before the span the whole of it remains.
    package init?(cumulative: Decimal?, target: Decimal, span: DaySpan, asAt: Day) {
        let days = min(span.days, max(0, span.to.days(since: asAt)))
        self.init(cumulative: cumulative, target: target, remainingDays: days)
    }

    /// In the indicator's unit a day: 0 when the target is reached, `nil` when no day remains.
    package var perDay: Decimal? {
        switch self {
        case .reached: 0
        case .needed(let remaining, let days): remaining.divided(by: Decimal(days))
        case .over: nil
        }
    }
}
