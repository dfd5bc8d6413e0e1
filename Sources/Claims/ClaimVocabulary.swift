package import Domain
package import Foundation

/// The words a text may use for the things a standing speaks of, handed in as a plain value.
package struct ClaimVocabulary: Sendable {
    /// Something with a code, its name for messages and what a text says for it.
    package struct Term<Code: Hashable & Sendable>: Hashable, Sendable {
        package let code: Code
        package let names: LocalizedText
        package let phrases: ClaimPhrases

        package init(_ code: Code, _ names: LocalizedText, saidAs: [Language: [String]] = [:]) {
            self.code = code
            self.names = names
            phrases = ClaimPhrases(names, saidAs: saidAs)
        }
    }

    package struct IndicatorTerm: Hashable, Sendable {
        package let term: Term<IndicatorID>
        /// Its values are percentages: 12.5 is 12.5 %.
        package let isPercentage: Bool
        /// Values are divided by it for people.
        package let displayUnit: Decimal
        package let displayNames: LocalizedText

        package init(_ term: Term<IndicatorID>, isPercentage: Bool, displayUnit: Decimal, displayNames: LocalizedText) {
            self.term = term
            self.isPercentage = isPercentage
            self.displayUnit = displayUnit
            self.displayNames = displayNames
        }
    }

    package let indicators: [IndicatorTerm]
    package let assigners: [Term<AssignerID>]
    package let kinds: [Term<TargetKindID>]
    package let indices: [Term<String>]
    /// The unit the standing is of.
    package let ownUnit: ClaimPhrases
    /// Units whose figures the standing does not hold.
    package let otherUnits: [ClaimPhrases]
    /// Members of breakdowns (a kind of tax, a commodity), whose figures the standing does not hold.
    package let parts: [ClaimPhrases]
    /// The currency meant by an amount that names none.
    package let currency: String
    package let currencyPhrases: ClaimPhrases

    package init(
        indicators: [IndicatorTerm], assigners: [Term<AssignerID>], kinds: [Term<TargetKindID>],
        indices: [Term<String>], ownUnit: ClaimPhrases, otherUnits: [ClaimPhrases], parts: [ClaimPhrases],
        currency: String, currencyPhrases: ClaimPhrases
    ) {
        self.indicators = indicators
        self.assigners = assigners
        self.kinds = kinds
        self.indices = indices
        self.ownUnit = ownUnit
        self.otherUnits = otherUnits
        self.parts = parts
        self.currency = currency
        self.currencyPhrases = currencyPhrases
    }

    func indicator(_ id: IndicatorID) -> IndicatorTerm? { indicators.first { $0.term.code == id } }
}

/// What a text says for one thing, by language. A name counts as a phrase; so does it without what it has in brackets, and an
/// abbreviation in brackets alone: `Chỉ số … (DDCI)` is also said `DDCI`.
package struct ClaimPhrases: Hashable, Sendable {
    package let byLanguage: [Language: [String]]

    package init(_ names: LocalizedText, saidAs: [Language: [String]] = [:]) {
        var phrases = saidAs
        for language in names.languages { phrases[language, default: []] += Self.ways(of: names[language]) }
        byLanguage = phrases
    }

    private static func ways(of name: String) -> [String] {
        guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") else { return [name] }
        let inside = name[name.index(after: open)..<close]
        let outside = name[..<open] + name[name.index(after: close)...]
        let isAbbreviation = inside.count >= 3 && inside.uppercased() == inside
        return [name, String(outside)] + (isAbbreviation ? [String(inside)] : [])
    }
}
