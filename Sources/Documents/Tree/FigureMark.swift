import Crypto
package import Foundation

/// A figure as a document shows it, and where it comes from.
package struct FigureMark: Hashable, Sendable {
    /// As printed, unit and hedges left to the prose around it: `6.718`.
    package var text: String
    /// The invisible name around it in a DOCX. A name used twice is written with `_2`, `_3` … the next times.
    package var bookmark: BookmarkName
    /// The full reference of the figure, from which it can be looked up and computed again.
    package var reference: String
    /// The exact value, where it is a number; percentages in percent (70.7 is 70.7 %).
    package var value: Decimal?

    package init(text: String, bookmark: BookmarkName, reference: String, value: Decimal? = nil) {
        self.text = text
        self.bookmark = bookmark
        self.reference = reference
        self.value = value
    }

    /// A mark whose bookmark is made from its reference.
    package init(text: String, reference: String, value: Decimal? = nil) {
        self.init(text: text, bookmark: BookmarkName(for: reference), reference: reference, value: value)
    }
}

/// A name Word accepts for a bookmark: a letter, then letters, digits and underscores, 40 characters in all at most.
package struct BookmarkName: Hashable, Sendable, CustomStringConvertible {
    package static let longest = 40
    package let rawValue: String
    package var description: String { rawValue }

    /// - Returns: `nil` for a name Word would refuse or silently drop.
    package init?(_ name: String) {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, Self.isLetter(first), bytes.count <= Self.longest,
            bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == Self.underscore })
        else { return nil }
        rawValue = name
    }

    /// The same name for the same reference, readable at its start and told apart by a digest at its end:
    /// `revenue@qn/2020H1` → `revenue_qn_2020H1_5d1c0a37b2`.
    package init(for reference: String) {
        var readable = [UInt8]()
        for byte in reference.utf8 {
            if Self.isLetter(byte) || Self.isDigit(byte) {
                readable.append(byte)
            } else if readable.last != Self.underscore {
                readable.append(Self.underscore)
            }
        }
        let digest = SHA256.hash(data: Data(reference.utf8)).prefix(5).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        let start = readable.first.map(Self.isLetter) == true ? readable : Array("f_".utf8) + readable
        rawValue = String(decoding: start.prefix(Self.longest - 11), as: UTF8.self) + "_" + digest.joined()
    }

    /// The name of the `count`th use in one document: itself, then with `_2`, `_3` …, never longer than Word allows.
    func repeated(_ count: Int) -> String {
        guard count > 1 else { return rawValue }
        let suffix = "_\(count)"
        return rawValue.prefix(Self.longest - suffix.count) + suffix
    }

    private static let underscore = UInt8(ascii: "_")
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
