package import Domain
package import Foundation

/// What every target of one indicator must be, whoever writes it: a page, the command line or a file.
package struct TargetRule: Hashable, Sendable {
    /// The indicator's own: what is reached is reckoned in no other.
    package let calendar: CalendarID
    /// Its values add up over days, so that a target can be reached along a path.
    package let addsUp: Bool
    /// More is better, and it adds up: a target of nothing asks for nothing.
    package let isAboveZero: Bool

    package init(calendar: CalendarID, addsUp: Bool, isAboveZero: Bool) {
        self.calendar = calendar
        self.addsUp = addsUp
        self.isAboveZero = isAboveZero
    }

    package func allows(_ value: Decimal) -> Bool { isAboveZero ? value > 0 : value >= 0 }
}

extension Trajectory {
    /// Whether a path by hand is at the target on the period's last day; any other always is.
    package func ends(at target: Decimal, on last: Day) -> Bool {
        guard case .byHand(let points) = self else { return true }
        return points.last == Point(day: last, cumulative: target)
    }
}
