package import Domain
package import Foundation

/// The planned cumulative path of a target within its period.
package enum Trajectory: Hashable, Sendable {
    case linear
    /// By the shares of past years.
    case seasonal
    /// Points in order of day; the cumulative values never fall. At least one.
    case byHand([Point])

    package struct Point: Hashable, Sendable {
        package let day: Day
        /// From the start of the period to the end of this day, in the indicator's base unit.
        package let cumulative: Decimal
        package init(day: Day, cumulative: Decimal) {
            self.day = day
            self.cumulative = cumulative
        }
    }

    package var name: String {
        switch self {
        case .linear: "linear"
        case .seasonal: "seasonal"
        case .byHand: "by_hand"
        }
    }

    package var points: [Point] {
        switch self {
        case .linear, .seasonal: []
        case .byHand(let points): points
        }
    }
}
