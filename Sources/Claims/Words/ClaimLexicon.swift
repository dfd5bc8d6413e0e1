import Domain

/// The words of one language that tell what a number says.
struct ClaimLexicon: Sendable {
    let phrases: [(phrase: String, word: ClaimWord)]
    /// Numbers written as words: ordinals, and cardinals up to ten.
    let ordinals: [String: Int]
    let cardinals: [String: Int]
    private let known: Set<String>

    init(_ phrases: KeyValuePairs<ClaimWord, [String]>, ordinals: [String: Int], cardinals: [String: Int]) {
        self.phrases = phrases.flatMap { word, texts in texts.map { ($0, word) } }
        self.ordinals = ordinals
        self.cardinals = cardinals
        known = Set(self.phrases.flatMap { $0.phrase.split(separator: " ").map(String.init) })
    }

    func knows(_ word: String) -> Bool { known.contains(word) }

    static func of(_ language: Language) -> ClaimLexicon { language == .vietnamese ? vietnamese : english }
}
