package import Domain

/// Which figures are asked for, in the words of the command line and the API.
package struct FigureQuery: Hashable, Sendable {
    package enum Units: Sendable, Hashable {
        /// The root alone.
        case root
        case named([String])
        /// Every unit on a level of the tree; the root is level 0.
        case level(Int)
        case all
    }
    package let indicators: [String]
    package let units: Units
    package let periods: [Period]
    /// `nil`: each indicator's own.
    package let calendar: String?
    /// A dimension to break down by.
    package let by: String?
    /// `nil`: the last day any record is declared complete for.
    package let asAt: Day?
    /// `nil`: the latest revision.
    package var known: Int?

    package init(
        indicators: [String], units: Units = .root, periods: [Period], calendar: String? = nil, by: String? = nil,
        asAt: Day? = nil, known: Int? = nil
    ) {
        self.indicators = indicators
        self.units = units
        self.periods = periods
        self.calendar = calendar
        self.by = by
        self.asAt = asAt
        self.known = known
    }
}
