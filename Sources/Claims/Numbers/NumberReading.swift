package import Foundation

/// What written digits can mean. `6.718` is six thousand in Vietnamese and a little under seven in English.
package struct NumberReading: Hashable, Sendable {
    package enum Separators: String, Hashable, Sendable { case decimalComma, decimalPoint }

    package let value: Decimal
    /// Digits after the decimal separator.
    package let fractionDigits: Int
    /// Zeros at the end of a whole number: `9.500` has two.
    package let trailingZeros: Int
    /// The habit that gives this reading; `nil` where every habit does.
    package let separators: Separators?

    /// Every reading of a written number, at most two; empty where the separators make no number (`1.2.3`).
    package static func all(of text: String) -> [NumberReading] {
        let plain = text.filter { $0 != "\u{A0}" && $0 != "\u{202F}" }
        guard plain.contains(where: { ".,".contains($0) }) else {
            return [NumberReading(whole: plain, fraction: "", separators: nil)].compactMap(\.self)
        }
        return [
            reading(plain, grouping: ".", decimal: ",", .decimalComma),
            reading(plain, grouping: ",", decimal: ".", .decimalPoint),
        ].compactMap(\.self)
    }

    private static func reading(
        _ text: String, grouping: Character, decimal: Character, _ separators: Separators
    ) -> NumberReading? {
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count < 2 || !parts[1].contains(grouping) else { return nil }
        let groups = parts[0].split(separator: grouping, omittingEmptySubsequences: false)
        if groups.count > 1 {
            let isGrouped =
                (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
                && groups[0].first != "0"
            guard isGrouped else { return nil }
        }
        return NumberReading(
            whole: groups.joined(), fraction: parts.count > 1 ? String(parts[1]) : "", separators: separators)
    }

    private init?(whole: String, fraction: String, separators: Separators?) {
        let text = fraction.isEmpty ? whole : whole + "." + fraction
        guard let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")), whole.count <= 30 else {
            return nil
        }
        self.value = value
        self.separators = separators
        fractionDigits = fraction.count
        trailingZeros = fraction.isEmpty && !value.isZero ? whole.reversed().prefix { $0 == "0" }.count : 0
    }
}
