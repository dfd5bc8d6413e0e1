package import Appraisal
import Domain
import Foundation

/// Reads a text for claims and holds each against a standing.
///
/// Each phase is a plain value: sentences with their language, numbers with units and hedges, claims with relation and subject,
/// verdicts.
package struct ClaimCheck: Sendable {
    package let vocabulary: ClaimVocabulary
    private let phrases: PhraseBook
    private let units: UnitWords

    package init(_ vocabulary: ClaimVocabulary) {
        self.vocabulary = vocabulary
        phrases = PhraseBook(vocabulary)
        units = UnitWords(vocabulary)
    }

    /// - Returns: One verdict for each number that may be a claim, in the order of the text; empty for a text without any.
    package func verdicts(on text: ClaimText, against standing: Standing) -> [ClaimVerdict] {
        var reader = ClaimReader(text, vocabulary: vocabulary, standing: standing)
        let judge = ClaimJudge(figures: ClaimFigures(standing: standing, measures: reader.measures))
        return numbers(in: text).flatMap { reader.claims(in: $0.sentence, $0.numbers) }.map(judge.verdict)
    }

    /// The sentences with their numbers.
    func numbers(in text: ClaimText) -> [(sentence: MarkedSentence, numbers: [WrittenNumber])] {
        let sentences = ClaimSentence.all(in: text).map { MarkedSentence($0, phrases) }
        let habits = Dictionary(grouping: sentences, by: \.sentence.language).mapValues(Self.onlyHabit)
        return sentences.map { marked in
            let language = marked.sentence.language
            let usual: NumberReading.Separators = language == .vietnamese ? .decimalComma : .decimalPoint
            let finder = NumberFinder(marked: marked, units: units, habit: habits[language].flatMap(\.self) ?? usual)
            return (marked, finder.numbers())
        }
    }

    /// In the sentences of one language, the separators of every number that can be read in one way only; `nil` where there is none, or both are used.
    private static func onlyHabit(_ sentences: [MarkedSentence]) -> NumberReading.Separators? {
        let written = sentences.flatMap { marked in
            marked.sentence.tokens.indices.filter { index in
                marked.sentence.tokens[index].kind == .number && NonClaim.end(at: index, in: marked.sentence) == nil
            }.map { NumberReading.all(of: marked.sentence.tokens[$0].text) }
        }
        let habits = Set(written.filter { $0.count == 1 }.compactMap { $0[0].separators })
        return habits.count == 1 ? habits.first : nil
    }
}
