package import Domain

/// One sentence of a text: its tokens, its language, and the paragraph it stands in.
package struct ClaimSentence: Hashable, Sendable {
    package let tokens: [ClaimToken]
    package let language: Language
    /// Counted from 0; sentences of one paragraph may speak of the same thing without naming it again.
    package let paragraph: Int

    func isSymbol(_ index: Int, _ symbols: Set<String>) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .symbol && symbols.contains(tokens[index].text)
    }

    func word(_ index: Int) -> String? {
        tokens.indices.contains(index) && tokens[index].kind == .word ? tokens[index].text : nil
    }

    /// Whether nothing stands between the token and the one after it.
    func isGlued(_ index: Int) -> Bool {
        tokens.indices.contains(index + 1) && tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
    }
}

extension ClaimSentence {
    /// Cuts a text into sentences.
    static func all(in text: ClaimText) -> [ClaimSentence] {
        var found: [(tokens: [ClaimToken], paragraph: Int)] = []
        var current: [ClaimToken] = []
        var paragraph = 0
        func end() {
            if !current.isEmpty { found.append((current, paragraph)) }
            current = []
        }
        var last: ClaimToken?
        for token in ClaimToken.all(in: text.characters) {
            if let last, text.endsParagraph(between: last.range.upperBound, and: token.range.lowerBound) {
                end()
                paragraph += 1
            }
            current.append(token)
            last = token
            if isEnd(token, after: current.dropLast().last, in: text.characters) { end() }
        }
        end()
        let whole = language(of: found.flatMap(\.tokens), else: .english)
        return found.map {
            ClaimSentence(tokens: $0.tokens, language: language(of: $0.tokens, else: whole), paragraph: $0.paragraph)
        }
    }

    private static let abbreviations: Set<String> = ["no", "số", "tp", "ts", "art", "mr", "mrs", "st", "approx"]

    /// A full stop before a space and a capital, a digit or a dash; `!`, `?`.
    private static func isEnd(_ token: ClaimToken, after before: ClaimToken?, in characters: [Character]) -> Bool {
        guard token.kind == .symbol, [".", "!", "?", "…"].contains(token.text) else { return false }
        if let before, abbreviations.contains(before.text) { return false }
        let end = token.range.upperBound
        guard end < characters.count, characters[end].isWhitespace else { return end >= characters.count }
        guard let next = characters[end...].first(where: { !$0.isWhitespace }) else { return true }
        return next.isUppercase || !next.isLetter
    }

    /// Vietnamese where a good part of the words in small letters carry its letters or tones; names alone do not count.
    static func language(of tokens: [ClaimToken], else fallback: Language) -> Language {
        let words = tokens.filter { $0.kind == .word }
        guard !words.isEmpty else { return fallback }
        let marked = words.filter { !$0.text.unicodeScalars.allSatisfy(\.isASCII) }
        if marked.contains(where: { !$0.isCapital }) {
            return marked.count * 5 >= words.count ? .vietnamese : .english
        }
        let isEnglish = words.contains { $0.text.count >= 2 && !$0.isCapital && ClaimLexicon.english.knows($0.text) }
        return isEnglish ? .english : marked.isEmpty ? fallback : .vietnamese
    }
}
