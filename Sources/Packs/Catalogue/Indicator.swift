package import Domain
package import Foundation
package import Formulas

/// A named, dated formula with a unit and a direction.
package struct Indicator: Sendable {
    package enum Direction: String, Sendable, Hashable, CaseIterable { case higher, lower, neutral }

    package let id: IndicatorID
    package let names: LocalizedText
    /// What texts say for it besides its names.
    package let saidAs: [Language: [String]]
    /// What it says and where its rule comes from; `nil` where the names say it all.
    package let description: LocalizedText?
    /// Heading it stands under in catalogues and reviews.
    package let group: String
    package let formula: CheckedFormula
    /// As written, for explanations and history.
    package let formulaText: String
    package let direction: Direction
    /// A ratio printed and returned as a percentage: value 12.5 is 12.5 %.
    package let isPercentage: Bool
    /// Values are divided by it for people; 1 where the unit itself is read.
    package let displayUnit: Decimal
    /// Name of the display unit: `tỷ đồng`, `giờ`, `%`.
    package let displayNames: LocalizedText
    /// Decimals printed.
    package let decimals: Int
    /// Dimensions it may be broken down by; column names of its datasets.
    package let dimensions: [String]
    /// The calendar it is reckoned in unless a query names another.
    package let calendar: CalendarID
    /// Shown first.
    package let isHeadline: Bool

    package init(
        id: IndicatorID, names: LocalizedText, saidAs: [Language: [String]] = [:], description: LocalizedText?,
        group: String, formula: CheckedFormula,
        formulaText: String, direction: Direction, isPercentage: Bool, displayUnit: Decimal,
        displayNames: LocalizedText,
        decimals: Int, dimensions: [String], calendar: CalendarID, isHeadline: Bool
    ) {
        self.id = id
        self.names = names
        self.saidAs = saidAs
        self.description = description
        self.group = group
        self.formula = formula
        self.formulaText = formulaText
        self.direction = direction
        self.isPercentage = isPercentage
        self.displayUnit = displayUnit
        self.displayNames = displayNames
        self.decimals = decimals
        self.dimensions = dimensions
        self.calendar = calendar
        self.isHeadline = isHeadline
    }
}
