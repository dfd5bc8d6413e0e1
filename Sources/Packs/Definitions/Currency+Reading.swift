import Diagnostics
import Domain
import Foundation

extension Currency {
    /// `{code: VND, scale: 0, names: …, display: {unit: 1000000000, names: …}}`. Without `display`, amounts are read as they are.
    static func read(_ value: YAMLValue, _ context: PackContext) -> Currency? {
        value.group("the currency") { group in
            let code = group.required("code").flatMap(isoCode)
            let scale = group.required("scale")?.integer(in: 0...6)
            let names = group.names(context)
            let display = group.optional("display").map { DisplayUnit.read($0, context) }
            guard let code, let scale, let names else { return nil }
            if case .some(.none) = display { return nil }
            return Currency(
                code: code, scale: scale, names: names, displayUnit: display??.unit ?? 1,
                displayNames: display??.names ?? names)
        }
    }

    private static func isoCode(_ value: YAMLValue) -> String? {
        guard let text = value.text("a currency code") else { return nil }
        guard UnitOfMeasure.Base(rawValue: text).isCurrency else {
            value.report(
                "bad-currency", "'\(text)' is not a currency code",
                help: "use the three capital letters of ISO 4217: VND, KRW, USD")
            return nil
        }
        return text
    }
}

/// What values are divided by for people, and what the result is called: 1,000,000,000 and `tỷ đồng`.
struct DisplayUnit {
    let unit: Decimal
    let names: LocalizedText

    /// `{unit: 3600, names: …}`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> DisplayUnit? {
        value.group("a display unit") { group in
            let unit = group.required("unit")?.decimal("a number above zero, what values are divided by")
            let names = group.names(context)
            guard let unit, let names else { return nil }
            guard unit > 0 else {
                group.required("unit")?.expected("a number above zero, what values are divided by")
                return nil
            }
            return DisplayUnit(unit: unit, names: names)
        }
    }
}
