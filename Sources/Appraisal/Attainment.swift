import Domain
package import Foundation

/// A cumulative value as a part of its target: *đạt / bằng x % dự toán* (glossary: attainment, excess).
///
/// The two amounts are kept, so the ratio stays exact; a percentage is made from them only when asked for, and is never
/// clamped: 129.47 stays 129.47, and a cumulative value below zero (refunds) gives a negative one.
/// `cumulative` counts from the first day of the **target's** own period (``TargetSelection/cumulativeSpan``).
package struct Attainment: Hashable, Sendable {
    /// In the indicator's unit, like `target`.
    package let cumulative: Decimal
    /// More than zero.
    package let target: Decimal

    /// - Returns: `nil` when either side is missing, or the target is zero or negative: no percentage means anything then.
    package init?(cumulative: Decimal?, target: Decimal?) {
        guard let cumulative, let target, target > 0 else { return nil }
        self.cumulative = cumulative
        self.target = target
    }

    /// 70.72 is 70.72 %. Multiplied first and divided last, to 30 digits or more; printing rounds.
    package var percent: Decimal { (cumulative * 100).divided(by: target) }
    /// Percentage points over 100: *vượt x %* when positive, *hụt x %* when negative.
    package var excess: Decimal { percent - 100 }
    /// What is still to do, in the indicator's unit; negative when the target is exceeded.
    package var remaining: Decimal { target - cumulative }
    package var isReached: Bool { cumulative >= target }
    /// The percentage held within 0...100, for the length of a bar and for nothing else.
    package var barPercent: Decimal { min(100, max(0, percent)) }
}
