import Diagnostics
import Domain

/// The codes of one sort of definition with the names people know them by.
struct CodeBook: Sendable {
    /// What they are: `unit`, `indicator`.
    let noun: String
    /// Where in the pack they are defined.
    let place: String
    private let codes: [String]
    private let codeByName: [String: String]

    /// A name that two codes share finds neither.
    init(_ noun: String, where place: String, _ entries: [(code: String, names: [LocalizedText])]) {
        self.noun = noun
        self.place = place
        codes = entries.map(\.code)
        var byName: [String: Set<String>] = [:]
        for (code, names) in entries {
            for text in names {
                for language in text.languages { byName[foldedLabel(text[language]), default: []].insert(code) }
            }
        }
        codeByName = byName.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// The code itself, or the code of a name; `nil` for neither.
    func code(for text: String) -> String? { codes.contains(text) ? text : codeByName[foldedLabel(text)] }

    func near(_ text: String) -> String? {
        didYouMean(text, among: codes)
            ?? didYouMean(foldedLabel(text), among: codeByName.keys).flatMap { codeByName[$0] }
    }
}

/// A label without what people vary: case, runs of blanks, underscores, colons and stars at the end.
func foldedLabel(_ text: String) -> String {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
    return String(words.reversed().drop { ":*. ".contains($0) }.reversed())
}
