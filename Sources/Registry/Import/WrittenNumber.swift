package import Foundation

/// How numbers are written where the file says it.
package enum NumberConvention: String, Hashable, Sendable, CaseIterable {
    /// `6.718` is six thousand seven hundred and eighteen; `70,7` has a fraction.
    case vietnamese = "vi"
    /// `6.718` has a fraction; `6,718` is six thousand seven hundred and eighteen.
    case plain
}

/// A number with what follows it: `11.000 tỷ`, `70,7 %`, `-5`.
package struct WrittenNumber: Hashable, Sendable {
    package let value: Decimal
    /// `nil` when nothing follows.
    package let suffix: String?
    /// The other reading, when one point or comma before three digits could be either; `nil` for a clear number.
    package let otherReading: Decimal?

    /// Reads by the convention; without one, as Vietnamese.
    ///
    /// What cannot be a group of thousands is a fraction in either: `70.7`, `0.125`.
    /// - Returns: `nil` when the text does not begin with a number.
    package init?(_ text: String, numbers: NumberConvention?) {
        var rest = text.trimmingCharacters(in: .whitespacesAndNewlines)[...]
        var sign = ""
        if let first = rest.first, "+-−".contains(first) {
            sign = first == "+" ? "" : "-"
            rest = rest.dropFirst()
        }
        let isDigit = { (character: Character) in character.isASCII && character.isNumber }
        var end = rest.startIndex
        var index = rest.startIndex
        while index < rest.endIndex {
            let next = rest.index(after: index)
            if isDigit(rest[index]) {
                end = next
            } else {
                guard ".,\u{00A0}\u{202F} ".contains(rest[index]), next < rest.endIndex, isDigit(rest[next]) else {
                    break
                }
            }
            index = next
        }
        guard end > rest.startIndex, isDigit(rest[rest.startIndex]) else { return nil }
        let tail = rest[end...].trimmingCharacters(in: .whitespaces)
        guard let readings = Self.readings(String(rest[..<end]), numbers: numbers ?? .vietnamese),
            let value = Decimal(exact: sign + readings.first)
        else { return nil }
        self.value = value
        suffix = tail.isEmpty ? nil : tail
        otherReading = readings.second.flatMap { Decimal(exact: sign + $0) }
    }

    /// The digits with a point for the fraction, and the other way to read them.
    private static func readings(_ text: String, numbers: NumberConvention) -> (first: String, second: String?)? {
        let body = text.map { $0.isWhitespace ? " " : $0 }
        let marks = body.filter { !$0.isNumber }
        guard let last = marks.last else { return (text, nil) }
        let parts = body.split(omittingEmptySubsequences: false) { !$0.isNumber }.map { String($0) }
        let grouped =
            parts.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(parts[0].count)
            && !parts[0].hasPrefix("0")
        let whole = parts.joined()
        let fraction = parts.dropLast().joined() + "." + (parts.last ?? "")
        if marks.count == 1 {
            guard grouped else { return last == " " ? nil : (fraction, nil) }
            if last == " " { return (whole, nil) }
            let isGroup = (last == ".") == (numbers == .vietnamese)
            return isGroup ? (whole, fraction) : (fraction, whole)
        }
        if Set(marks).count == 1 { return grouped ? (whole, nil) : nil }
        // Several marks: the last is the fraction's, those before it are alike and group thousands.
        let before = parts.dropLast()
        guard last != " ", Set(marks.dropLast()).count == 1, marks.dropLast().last != last,
            before.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(before[0].count)
        else { return nil }
        return (fraction, nil)
    }
}
