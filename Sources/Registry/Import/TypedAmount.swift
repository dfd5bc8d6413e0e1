package import Foundation

/// A number as somebody types it into one field, with its unit: `9.500 tỷ đồng`, `70,7 %`, or a number alone under a unit chosen
/// beside it.
package struct TypedAmount: Hashable, Sendable {
    package enum Problem: Error, Hashable, Sendable {
        case notANumber(String)
        /// No unit or scale this number can have.
        case unknownUnit(String)
        /// Đồng for hours, per cent for an amount.
        case unitDoesNotFit(String)
    }

    /// In the measure's base unit, exact.
    package let value: Decimal

    /// - Parameters:
    ///   - unit: What a number alone is in; what is written after the number goes before. `nil`: the base unit.
    ///   - numbers: How the writer's language marks thousands and fractions.
    package init(
        _ text: String, unit: String?, of measure: Known.Measure, numbers: NumberConvention
    ) throws(Problem) {
        guard let number = WrittenNumber(text, numbers: numbers) else { throw .notANumber(text) }
        guard let unit = number.suffix ?? unit else {
            value = number.value
            return
        }
        guard let scale = Scale(unit, for: measure) else { throw .unknownUnit(unit) }
        guard scale.fits(measure) else { throw .unitDoesNotFit(unit) }
        value = number.value * scale.factor
    }
}
