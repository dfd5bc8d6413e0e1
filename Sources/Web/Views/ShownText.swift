import Domain
import Foundation
import Packs
import Workspace

/// A text of a living record, and its language where that is not the page's.
struct ShownText: Sendable {
    let text: String
    let lang: String?
}

extension Visit {
    /// In the reader's language where the record has it.
    func shown(_ text: LocalizedText) -> ShownText {
        guard !text.languages.contains(language) else { return ShownText(text: text[language], lang: nil) }
        let other = text.languages.contains(.vietnamese) ? Language.vietnamese : text.languages.first ?? language
        return ShownText(text: text[other], lang: other.rawValue)
    }

    /// What the registry holds in one language only, the first of the pack.
    func shown(asWritten text: String) -> ShownText {
        let written = pack.languages.first ?? .vietnamese
        return ShownText(text: text, lang: written == language ? nil : written.rawValue)
    }

    /// `229/NQ-HĐND, Hội đồng nhân dân tỉnh, 7/12/2019`.
    func shown(_ document: SettingDocument) -> ShownText {
        shown(
            asWritten: [document.number, document.issuer, document.day.map(words.day)].compactMap { $0 }
                .joined(separator: ", "))
    }

    /// A figure's value with the page of its reference.
    func shown(_ reached: TargetPath.Reached, _ indicator: Indicator) -> ShownFigure {
        ShownFigure(
            text: people.value(reached.value, of: indicator),
            href: choice.link("/figure", [("ref", reached.reference.description)]),
            note: reached.isComplete ? nil : words["preliminary"])
    }

    func count(_ number: Int) -> String { people.number(Decimal(number), decimals: 0) }
}
