package import Domain
package import Foundation
package import Packs

/// How one pack's values are written for people in one language: the display unit, the decimals, `–` for what is not known.
package struct PeopleFormat: Sendable {
    package let language: Language
    package static let unknown = "–"

    package init(_ language: Language) { self.language = language }

    /// `6.718`; the unit is ``unit(of:)``.
    package func value(_ value: Decimal?, of indicator: Indicator) -> String {
        value.map { number($0 / indicator.displayUnit, decimals: indicator.decimals) } ?? Self.unknown
    }

    package func unit(of indicator: Indicator) -> String { indicator.displayNames[language] }

    package func number(_ value: Decimal, decimals: Int) -> String {
        NumberFormat(language: language, fractionDigits: decimals).text(value)
    }

    /// `71%`, `+19%` with `signed`.
    package func percent(_ value: Decimal?, decimals: Int = 0, signed: Bool = false) -> String {
        guard let value else { return Self.unknown }
        return NumberFormat(language: language, fractionDigits: decimals, showsPlus: signed, suffix: .percent).text(
            value)
    }
}
