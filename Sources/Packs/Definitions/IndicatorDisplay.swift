import Diagnostics
import Domain
import Foundation

/// How an indicator's values are shown, as written: `display`, `percent` and `decimals`.
struct IndicatorDisplay {
    enum Unit {
        case ownUnit
        /// `display: currency`: the pack's display unit of money.
        case currency(YAMLValue)
        case chosen(DisplayUnit)
    }
    struct Chosen {
        let isPercentage: Bool
        let unit: Decimal
        let names: LocalizedText
        let decimals: Int
    }

    let unit: Unit
    let isPercentage: Bool
    let percentValue: YAMLValue?
    let decimals: Int?

    static func read(_ group: YAMLGroup, _ context: PackContext) -> IndicatorDisplay {
        var unit = Unit.ownUnit
        if let value = group.optional("display") {
            if value.isScalar {
                if value.choice(["currency": true]) != nil { unit = .currency(value) }
            } else if let display = DisplayUnit.read(value, context) {
                unit = .chosen(display)
            }
        }
        let isPercentage = group.flag("percent")
        if isPercentage, let value = group.optional("display") {
            value.report("idle-key", "a percentage is shown in %", help: "remove 'display' or 'percent'")
        }
        return IndicatorDisplay(
            unit: unit, isPercentage: isPercentage, percentValue: group.optional("percent"),
            decimals: group.optional("decimals").flatMap { $0.integer(in: 0...10) })
    }

    /// What is shown for a value of this unit of measure; what does not suit it is reported.
    ///
    /// Decimals, where none are written: 1 for a percentage, 0 for counts and for money in its display unit, else 2.
    func chosen(for measure: UnitOfMeasure, _ names: UnitNames, _ currency: Currency) -> Chosen {
        if isPercentage {
            if !measure.isRatio {
                percentValue?.report(
                    "not-a-ratio", "only a pure ratio can be a percentage; this formula gives \(measure)",
                    help: "divide by the same unit, or remove 'percent'")
            }
            return Chosen(isPercentage: true, unit: 1, names: names.percent, decimals: decimals ?? 1)
        }
        let isCount = measure.base.map { !$0.isTime } ?? false
        switch unit {
        case .ownUnit:
            return Chosen(isPercentage: false, unit: 1, names: names[measure], decimals: decimals ?? (isCount ? 0 : 2))
        case .chosen(let display):
            return Chosen(isPercentage: false, unit: display.unit, names: display.names, decimals: decimals ?? 2)
        case .currency(let value):
            if measure.base?.rawValue != currency.code {
                value.report(
                    "not-money",
                    "'display: currency' is for amounts in \(currency.code); this formula gives \(measure)",
                    help: "write 'display: {unit: …, names: …}', or remove 'display'")
            }
            return Chosen(
                isPercentage: false, unit: currency.displayUnit, names: currency.displayNames, decimals: decimals ?? 0)
        }
    }
}
