package import Domain
package import Foundation

/// A condition, or several that must all hold (a dual goal).
package struct Goal: Sendable, Hashable {
    package enum Comparator: String, Sendable, Hashable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case above = ">"
        case below = "<"
    }
    /// What is read of the indicator's standing.
    package enum Reading: Sendable, Hashable {
        /// The period's value.
        case value
        /// Growth against the same span last year, in percent.
        case growth
        /// Attainment of the target of this assigner and kind, in percent.
        case attainment(AssignerID, TargetKindID)
        /// Cumulative value as a percentage of the planned path of that target.
        case trajectory(AssignerID, TargetKindID)
    }
    package struct Member: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        package let indicator: IndicatorID
        package let reading: Reading
        package let comparator: Comparator
        package let threshold: Decimal
        /// What a margin is divided by; declared where the threshold is zero.
        package let scale: Decimal?
        /// Code of the half it belongs to; `nil` in a goal without halves.
        package let half: String?
        package init(
            code: String, names: LocalizedText, indicator: IndicatorID, reading: Reading, comparator: Comparator,
            threshold: Decimal, scale: Decimal?, half: String? = nil
        ) {
            self.code = code
            self.names = names
            self.indicator = indicator
            self.reading = reading
            self.comparator = comparator
            self.threshold = threshold
            self.scale = scale
            self.half = half
        }
    }
    /// One side of a goal of which none may be traded for another.
    package struct Half: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        package init(code: String, names: LocalizedText) {
            self.code = code
            self.names = names
        }
    }
    package let code: String
    package let names: LocalizedText
    /// In the pack's order, which breaks ties of the binding member. At least one.
    package let members: [Member]
    /// In the order they are shown; empty where the members stand alone.
    package let halves: [Half]

    package init(code: String, names: LocalizedText, members: [Member], halves: [Half] = []) {
        self.code = code
        self.names = names
        self.members = members
        self.halves = halves
    }
}
