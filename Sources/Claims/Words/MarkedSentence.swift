import Domain
import Foundation

/// A sentence with what its phrases stand for. No two marks overlap; of several phrases at one place the longest counts.
struct MarkedSentence: Sendable {
    enum Meaning: Hashable, Sendable {
        /// One phrase may belong to several indicators.
        case indicator(IndicatorID)
        case assigner(AssignerID)
        case kind(TargetKindID)
        case index(String)
        case ownUnit
        case otherUnit(String)
        case part(String)
        case word(ClaimWord)
    }

    struct Mark: Hashable, Sendable {
        /// Tokens of the sentence.
        let range: Range<Int>
        let meanings: [Meaning]

        var words: [ClaimWord] { meanings.compactMap { if case .word(let word) = $0 { word } else { nil } } }
        var indicators: [IndicatorID] { meanings.compactMap { if case .indicator(let id) = $0 { id } else { nil } } }
        /// Whether it stands for a thing rather than for a turn of language.
        var isName: Bool { words.count < meanings.count }
    }

    let sentence: ClaimSentence
    let marks: [Mark]
    /// For each token the mark that covers it.
    private let cover: [Int?]

    init(_ sentence: ClaimSentence, _ phrases: PhraseBook) {
        self.sentence = sentence
        var marks: [Mark] = []
        var cover = [Int?](repeating: nil, count: sentence.tokens.count)
        var at = 0
        while at < sentence.tokens.count {
            guard let mark = phrases.longest(at: at, in: sentence) else {
                at += 1
                continue
            }
            for index in mark.range { cover[index] = marks.count }
            marks.append(mark)
            at = mark.range.upperBound
        }
        self.marks = marks
        self.cover = cover
    }

    subscript(token: Int) -> Mark? { cover.indices.contains(token) ? cover[token].map { marks[$0] } : nil }

    /// Marks that lie wholly within some tokens, in order.
    func marks(in range: Range<Int>) -> [Mark] {
        marks.filter { $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound }
    }

    func has(_ word: ClaimWord, in range: Range<Int>) -> Bool { marks(in: range).contains { $0.words.contains(word) } }
}

/// Every phrase a text may use, by the first word of it.
struct PhraseBook: Sendable {
    private struct Entry: Sendable {
        /// The words and marks of the phrase; a mark may be left out.
        let parts: [(text: String, isOptional: Bool)]
        let meaning: MarkedSentence.Meaning
    }
    private let entries: [Language: [String: [Entry]]]

    init(_ vocabulary: ClaimVocabulary) {
        var entries: [Language: [String: [Entry]]] = [:]
        func add(_ phrase: String, _ language: Language, _ meaning: MarkedSentence.Meaning) {
            let tokens = ClaimToken.all(in: Array(phrase.precomposedStringWithCanonicalMapping))
            guard let first = tokens.first(where: { $0.kind != .symbol }) else { return }
            let parts = tokens.drop { $0.kind == .symbol }.map { ($0.text, $0.kind == .symbol) }
            entries[language, default: [:]][first.text, default: []].append(Entry(parts: parts, meaning: meaning))
        }
        func add(_ phrases: ClaimPhrases, _ meaning: MarkedSentence.Meaning) {
            for (language, texts) in phrases.byLanguage { for text in texts { add(text, language, meaning) } }
        }
        for indicator in vocabulary.indicators { add(indicator.term.phrases, .indicator(indicator.term.code)) }
        for assigner in vocabulary.assigners { add(assigner.phrases, .assigner(assigner.code)) }
        for kind in vocabulary.kinds { add(kind.phrases, .kind(kind.code)) }
        for index in vocabulary.indices { add(index.phrases, .index(index.code)) }
        add(vocabulary.ownUnit, .ownUnit)
        for unit in vocabulary.otherUnits {
            for (language, texts) in unit.byLanguage { for text in texts { add(text, language, .otherUnit(text)) } }
        }
        for part in vocabulary.parts {
            for (language, texts) in part.byLanguage { for text in texts { add(text, language, .part(text)) } }
        }
        for language in [Language.vietnamese, .english] {
            for (phrase, word) in ClaimLexicon.of(language).phrases { add(phrase, language, .word(word)) }
        }
        self.entries = entries
    }

    /// The longest phrase that begins at a token, with all it may mean.
    func longest(at start: Int, in sentence: ClaimSentence) -> MarkedSentence.Mark? {
        let candidates = entries[sentence.language]?[sentence.tokens[start].text] ?? []
        var best = 0
        var meanings: [MarkedSentence.Meaning] = []
        for entry in candidates {
            guard let end = Self.end(of: entry, at: start, in: sentence), end - start >= best else { continue }
            if end - start > best { meanings = [] }
            best = end - start
            if !meanings.contains(entry.meaning) { meanings.append(entry.meaning) }
        }
        return meanings.isEmpty ? nil : MarkedSentence.Mark(range: start..<(start + best), meanings: meanings)
    }

    private static func end(of entry: Entry, at start: Int, in sentence: ClaimSentence) -> Int? {
        var at = start
        for part in entry.parts {
            if at < sentence.tokens.count, sentence.tokens[at].text == part.text {
                at += 1
            } else if !part.isOptional {
                return nil
            }
        }
        return at
    }
}
