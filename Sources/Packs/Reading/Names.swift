import Diagnostics
import Domain

/// What a code may be spelled with.
enum CodeStyle {
    /// Lower-case ASCII as in formulas and SQL: `count_of_tests`.
    case name
    /// The same with `-`, for names of packs, sources and templates.
    case fileName
    /// Codes that offices already use: letters, digits, `_`, `-`, `.`.
    case officeCode

    func matches(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        let isLower: (UInt8) -> Bool = { (97...122).contains($0) }
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
        switch self {
        case .name:
            return isLower(first) && text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 95 }
                && !text.contains("__")
        case .fileName:
            return isLower(first) && text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 95 || $0 == 45 }
        case .officeCode:
            let isLetter: (UInt8) -> Bool = { isLower($0) || (65...90).contains($0) }
            return (isLetter(first) || isDigit(first))
                && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || [45, 46, 95].contains($0) }
        }
    }

    fileprivate var help: String {
        switch self {
        case .name: "use small letters a-z, digits and single '_', and begin with a letter: 'cleared_at'"
        case .fileName: "use small letters a-z, digits, '_' and '-', and begin with a letter: 'half-year'"
        case .officeCode: "use letters A-Z, digits, '_', '-' and '.': '20ZZ'"
        }
    }
}

/// Words of the formula language, which nothing can be called.
private let formulaKeywords: Set<String> = ["where", "and", "or", "not", "in", "is", "missing", "present"]

extension YAMLValue {
    /// A code of the wanted spelling; another one is reported.
    func code(_ style: CodeStyle = .name) -> String? {
        guard let code = text("a code") else { return nil }
        guard style.matches(code) else {
            report("bad-code", "'\(code)' cannot be a code here", help: style.help)
            return nil
        }
        if style == .name, formulaKeywords.contains(code) {
            report("reserved-word", "'\(code)' is a word of the formula language", help: "choose another name")
            return nil
        }
        return code
    }

    /// A text in every language of the pack.
    func localized(_ context: PackContext) -> LocalizedText? {
        guard !context.languages.isEmpty else { return nil }  // pack.yaml has no languages, which was reported
        return group("a text in the pack's languages") { group in
            var texts: [Language: String] = [:]
            var isWhole = true
            for language in context.languages {
                guard let value = group.optional(language.rawValue) else {
                    report(
                        "missing-language", "there is no text in '\(language.rawValue)'",
                        help: "add '\(language.rawValue): …'; every language of pack.yaml needs one")
                    isWhole = false
                    continue
                }
                if let text = value.text() { texts[language] = text } else { isWhole = false }
            }
            guard isWhole, let first = context.languages.first else { return nil }
            return LocalizedText(texts, preferred: first)
        }
    }

    /// A unit of measure such as `kg`, `person`, `USD/kg`, or `1` for a plain number.
    func unitOfMeasure() -> UnitOfMeasure? {
        guard let text = text("a unit of measure") else { return nil }
        guard let unit = UnitOfMeasure(text) else {
            report(
                "bad-unit-of-measure", "'\(text)' is not a unit of measure",
                help: "write names of ASCII letters, digits and '_' joined by '*' and '/': 'kg', 'person', 'USD/kg'")
            return nil
        }
        return unit
    }
}

extension YAMLGroup {
    /// `names:` of a definition.
    func names(_ context: PackContext, key: String = "names") -> LocalizedText? {
        required(key)?.localized(context)
    }

    /// A code that is declared as a name of `kind`.
    func declared(
        _ key: String, as kind: Declarations.Kind, _ context: PackContext, _ style: CodeStyle = .name
    ) -> String? {
        guard let value = required(key), let code = value.code(style) else { return nil }
        context.declarations.declare(kind, code, at: value)
        return code
    }

    /// `true` or `false`, or what stands where the key is missing.
    func flag(_ key: String, default fallback: Bool = false) -> Bool {
        guard let value = optional(key) else { return fallback }
        return value.boolean() ?? fallback
    }
}
