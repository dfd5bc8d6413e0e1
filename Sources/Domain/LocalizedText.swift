/// A language of the pack, as a BCP 47 primary tag: `vi`, `en`.
package struct Language: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
    package static let vietnamese: Language = "vi"
    package static let english: Language = "en"
}

/// One text in several languages. Never empty: `init` needs one.
package struct LocalizedText: Hashable, Sendable, Codable {
    private let texts: [Language: String]
    /// The language asked for when another is missing.
    private let fallback: Language

    package init(_ text: String, in language: Language) {
        texts = [language: text]
        fallback = language
    }

    /// - Returns: `nil` when `texts` is empty. The fallback is `preferred` where it is there, else the first tag in order.
    package init?(_ texts: [Language: String], preferred: Language = .vietnamese) {
        guard let first = texts.keys.map(\.rawValue).min() else { return nil }
        self.texts = texts
        fallback = texts[preferred] == nil ? Language(rawValue: first) : preferred
    }

    package subscript(language: Language) -> String { texts[language] ?? texts[fallback] ?? "" }
    package var languages: Set<Language> { Set(texts.keys) }
}
