import Diagnostics
import Domain
import Foundation

/// Cuts a formula's text into tokens. Problems are collected; the token they are in is left out.
struct FormulaLexer {
    let text: [Character]
    let origin: SourceOrigin
    private(set) var tokens: [FormulaToken] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var next = 0
    private static let posix = Locale(identifier: "en_US_POSIX")

    init(_ text: [Character], at origin: SourceOrigin) {
        self.text = text
        self.origin = origin
        while next < text.count { readToken() }
        tokens.append(FormulaToken(kind: .end, span: text.count..<text.count))
    }

    private mutating func readToken() {
        let start = next
        let character = text[next]
        if character.isWhitespace {
            next += 1
        } else if character.isASCIILetter {
            let name = take { $0.isASCIILetter || $0.isASCIIDigit || $0 == "_" }
            add(FormulaToken.Keyword(rawValue: name).map { .keyword($0) } ?? .name(name), from: start)
        } else if character.isASCIIDigit {
            readNumberOrDay()
        } else if character == "\"" {
            readText()
        } else if let (kind, length) = symbol() {
            next += length
            add(kind, from: start)
        } else {
            next += 1
            report(.unexpectedCharacter(character, at: place(start)))
        }
    }

    private func symbol() -> (FormulaToken.Kind, length: Int)? {
        if next + 1 < text.count, let two = ComparisonOperator(rawValue: String(text[next...(next + 1)])) {
            return (.comparison(two), 2)
        }
        switch text[next] {
        case "(": return (.open, 1)
        case ")": return (.close, 1)
        case ",": return (.comma, 1)
        case ".": return (.dot, 1)
        case "+": return (.arithmetic(.add), 1)
        case "-", "−", "–": return (.arithmetic(.subtract), 1)
        case "*", "×", "·": return (.arithmetic(.multiply), 1)
        case "/", "÷": return (.arithmetic(.divide), 1)
        case "<": return (.comparison(.less), 1)
        case ">": return (.comparison(.greater), 1)
        case "≤": return (.comparison(.lessOrEqual), 1)
        case "≥": return (.comparison(.greaterOrEqual), 1)
        case "≠": return (.comparison(.notEqual), 1)
        default: return nil
        }
    }

    /// `1`, `0.5`, `1_000_000`, or a day `2020-06-30`.
    private mutating func readNumberOrDay() {
        let start = next
        if start + 10 <= text.count, let day = Day(String(text[start..<(start + 10)])) {
            next += 10
            return add(.day(day), from: start)
        }
        var digits = take { $0.isASCIIDigit || $0 == "_" }
        if next + 1 < text.count, text[next] == ".", text[next + 1].isASCIIDigit {
            next += 1
            digits += "." + take { $0.isASCIIDigit || $0 == "_" }
        }
        let plain = digits.filter { $0 != "_" }
        let significant = plain.filter { $0 != "." }.drop { $0 == "0" }
        guard significant.count <= 38, let value = Decimal(string: plain, locale: Self.posix)
        else {
            return report(.numberTooLong(at: place(start)))
        }
        add(.number(value), from: start)
    }

    /// `"đỏ"`; `\"` and `\\` stand for themselves. Ends on its own line.
    private mutating func readText() {
        let start = next
        var value = ""
        next += 1
        while next < text.count, text[next] != "\"", !text[next].isNewline {
            if text[next] == "\\", next + 1 < text.count, text[next + 1] == "\"" || text[next + 1] == "\\" { next += 1 }
            value.append(text[next])
            next += 1
        }
        guard next < text.count, text[next] == "\"" else { return report(.unclosedText(at: place(start))) }
        next += 1
        add(.text(value.precomposedStringWithCanonicalMapping), from: start)
    }

    private mutating func take(while belongs: (Character) -> Bool) -> String {
        let start = next
        while next < text.count, belongs(text[next]) { next += 1 }
        return String(text[start..<next])
    }

    private mutating func add(_ kind: FormulaToken.Kind, from start: Int) {
        tokens.append(FormulaToken(kind: kind, span: start..<next))
    }

    private mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
    private func place(_ start: Int) -> SourceRange { origin.place(of: start..<next, in: text) }
}

extension Character {
    fileprivate var isASCIILetter: Bool {
        asciiValue.map { (97...122).contains($0) || (65...90).contains($0) } ?? false
    }
    fileprivate var isASCIIDigit: Bool { asciiValue.map { (48...57).contains($0) } ?? false }
}

extension Diagnostic {
    fileprivate static func unexpectedCharacter(_ character: Character, at place: SourceRange) -> Self {
        Diagnostic(
            code: "unexpected-character", message: "'\(character)' has no meaning in a formula", place: place,
            help: character == "=" ? "compare with '=='" : "remove it; text is written in double quotes")
    }

    fileprivate static func numberTooLong(at place: SourceRange) -> Self {
        Diagnostic(
            code: "number-too-long", message: "this number has more than 38 digits", place: place,
            help: "amounts are exact to 38 digits; write a shorter number")
    }

    fileprivate static func unclosedText(at place: SourceRange) -> Self {
        Diagnostic(
            code: "unclosed-text", message: "this text is not closed", place: place,
            help: "end it with '\"' on the same line")
    }
}
