import Diagnostics
import Domain

extension YAMLGroup {
    /// `said_as: {vi: [số thu, thu ngân sách], en: [revenue]}`: what texts say for a thing besides its names. Languages of the
    /// pack only, none of them needed. Empty where the key is missing.
    func saidAs(_ context: PackContext) -> [Language: [String]] {
        optional("said_as")?.group("the phrases of 'said_as'") { group in
            var phrases: [Language: [String]] = [:]
            for language in context.languages {
                guard let value = group.optional(language.rawValue) else { continue }
                phrases[language] = value.phrases()
            }
            return phrases
        } ?? [:]
    }
}

extension YAMLValue {
    fileprivate func phrases() -> [String] {
        var seen: Set<String> = []
        return list(of: "phrases")?.compactMap { item in
            guard let phrase = item.text("a phrase") else { return nil }
            guard phrase.contains(where: \.isLetter) else {
                item.report(
                    "bad-phrase", "'\(phrase)' has no word a text could use",
                    help: "write words as texts use them: 'budget revenue'")
                return nil
            }
            guard seen.insert(phrase.lowercased()).inserted else {
                item.report("repeated-item", "'\(phrase)' stands twice", help: "remove one of them")
                return nil
            }
            return phrase
        } ?? []
    }
}
