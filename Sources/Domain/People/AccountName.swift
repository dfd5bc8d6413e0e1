import Foundation

/// The name an account signs in with: 2 to 64 letters, digits, `.`, `-`, `_`, `@`, the first a letter or digit.
///
/// Two names are the same when they differ only in case or in how their diacritics are written.
package struct AccountName: Hashable, Sendable, CustomStringConvertible {
    /// As its account was made, NFC.
    package let text: String
    /// What is compared: NFC, lower case.
    package let key: String

    /// - Returns: `nil` for what is not a name.
    package init?(_ text: String) {
        let composed = text.precomposedStringWithCanonicalMapping
        guard (2...64).contains(composed.unicodeScalars.count), let first = composed.first,
            first.isLetter || first.isNumber,
            composed.allSatisfy({ $0.isLetter || $0.isNumber || ".-_@".contains($0) })
        else { return nil }
        self.text = composed
        key = Self.key(of: composed)
    }

    /// The form of any text that is compared with names.
    package static func key(of text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
    }

    package var description: String { text }
    package static func == (a: Self, b: Self) -> Bool { a.key == b.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
