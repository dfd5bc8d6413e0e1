package import Foundation

/// How an exact number is printed: the one place where a value is rounded and given separators.
///
/// ```
/// NumberFormat(language: .vietnamese).text(6718)  // "6.718"
/// NumberFormat(language: .vietnamese, fractionDigits: 1, suffix: .percent).text(70.7157)  // "70,7%"
/// ```
/// Scaling to thousands, millions or billions is the caller's: the number given is the number printed.
package struct NumberFormat: Hashable, Sendable, Codable {
    package enum Rounding: String, Hashable, Sendable, Codable {
        /// 0.5 → 1, 1.5 → 2, −0.5 → −1: what official reports use.
        case halfAwayFromZero
        /// 0.5 → 0, 1.5 → 2, 2.5 → 2: the accountants' rule, no drift over many numbers.
        case halfEven
    }

    package enum Suffix: String, Hashable, Sendable, Codable {
        case none
        /// A sign set close, as Vietnamese and English documents do: `70,7%`. The value 70.7 is 70.7 %.
        case percent
    }

    package var language: Language
    /// The decimals always printed, zeros included; 0 or more.
    package var fractionDigits: Int
    /// The decimals printed at most, where the further ones are not zero; at least `fractionDigits`.
    package var maximumFractionDigits: Int
    package var groupsThousands: Bool
    /// Whether a number above zero carries its sign: `+19`.
    package var showsPlus: Bool
    package var suffix: Suffix
    package var rounding: Rounding

    package init(
        language: Language, fractionDigits: Int = 0, maximumFractionDigits: Int? = nil, groupsThousands: Bool = true,
        showsPlus: Bool = false, suffix: Suffix = .none, rounding: Rounding = .halfAwayFromZero
    ) {
        precondition(fractionDigits >= 0, "a number has no fewer than 0 decimals")
        self.language = language
        self.fractionDigits = fractionDigits
        self.maximumFractionDigits = max(fractionDigits, maximumFractionDigits ?? fractionDigits)
        self.groupsThousands = groupsThousands
        self.showsPlus = showsPlus
        self.suffix = suffix
        self.rounding = rounding
    }
}

extension NumberFormat {
    /// The number as printed, rounded once. A number that rounds to zero has no sign. `Decimal.nan` prints as `–`.
    package func text(_ number: Decimal) -> String {
        if number.isNaN { return "–" }
        let rounded = self.rounded(number)
        let digits = Self.plainDigits(rounded.magnitude)
        var fraction = digits.fraction
        while fraction.count < fractionDigits { fraction.append("0") }
        let whole = groupsThousands ? Self.grouped(digits.whole, by: groupSeparator) : digits.whole
        let sign = rounded.isZero ? "" : rounded < 0 ? "-" : showsPlus ? "+" : ""
        return sign + whole + (fraction.isEmpty ? "" : decimalSeparator + fraction) + (suffix == .percent ? "%" : "")
    }

    /// The number at the precision that is printed, still exact: what a printed sum must be checked against.
    package func rounded(_ number: Decimal) -> Decimal {
        var source = number
        var result = Decimal()
        NSDecimalRound(&result, &source, maximumFractionDigits, rounding == .halfEven ? .bankers : .plain)
        return result
    }

    /// `,` in Vietnamese and the other languages that write a decimal comma; `.` in the rest.
    package var decimalSeparator: String { Self.usesDecimalComma(language) ? "," : "." }
    package var groupSeparator: String { Self.usesDecimalComma(language) ? "." : "," }

    private static func usesDecimalComma(_ language: Language) -> Bool {
        ["vi", "de", "es", "id", "it", "nl", "pt", "tr"].contains(language.rawValue)
    }

    /// The digits of a number that is not negative, without exponent or trailing zeros.
    private static func plainDigits(_ number: Decimal) -> (whole: String, fraction: String) {
        let parts = number.description.split(separator: ".", omittingEmptySubsequences: false)
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        while fraction.last == "0" { fraction.removeLast() }
        return (String(parts[0]), fraction)
    }

    private static func grouped(_ digits: String, by separator: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
            result.append(digit)
        }
        return result
    }
}
