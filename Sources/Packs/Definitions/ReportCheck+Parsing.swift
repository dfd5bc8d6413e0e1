import Diagnostics
import Domain
import Foundation

extension ReportCheck {
    /// Why a check cannot be read, with the characters it is about.
    struct Mistake: Error {
        let code: Diagnostic.Code
        let message: String
        let help: String
        let span: Range<Int>
    }

    /// Two sums of fields and numbers with a comparison between them: `a + b <= 2 * (c - 1)`.
    struct Parser {
        private let characters: [Character]
        private let fields: [String]
        private var next = 0

        init(_ text: String, fields: [String]) {
            characters = Array(text)
            self.fields = fields
        }

        mutating func comparison() throws(Mistake) -> (Sum, Comparison, Sum) {
            let left = try sum()
            skipBlanks()
            let signs = Comparison.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
            guard let sign = signs.first(where: { rest.starts(with: $0.rawValue) }) else {
                throw mistake("bad-check", "expected a comparison", "write '<=', '>=', '<', '>', '==' or '!='")
            }
            next += sign.rawValue.count
            let right = try sum()
            skipBlanks()
            guard next == characters.count else {
                throw mistake("bad-check", "the check ends before this", "one comparison is one check; write another")
            }
            return (left, sign, right)
        }

        private mutating func sum() throws(Mistake) -> Sum {
            var sum = try product()
            while let sign = take(among: "+-−") {
                let other = try product()
                sum = sign == "+" ? .plus(sum, other) : .minus(sum, other)
            }
            return sum
        }

        private mutating func product() throws(Mistake) -> Sum {
            var product = try factor()
            while take(among: "*×") != nil { product = .times(product, try factor()) }
            return product
        }

        private mutating func factor() throws(Mistake) -> Sum {
            if take(among: "-−") != nil { return .negated(try factor()) }
            if take(among: "(") != nil {
                let inner = try sum()
                guard take(among: ")") != nil else {
                    throw mistake("bad-check", "expected ')'", "close the bracket")
                }
                return inner
            }
            skipBlanks()
            let start = next
            if let first = rest.first, first.isASCII, first.isNumber {
                let text = String(rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") })
                next += text.count
                guard let number = Decimal(exactly: text.filter { $0 != "_" }) else {
                    throw mistake("bad-check", "'\(text)' is not a number", "write it like 1250.5", from: start)
                }
                return .number(number)
            }
            let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            guard !name.isEmpty else {
                throw mistake("bad-check", "expected a field or a number", "name fields by their code")
            }
            next += name.count
            guard fields.contains(name) else {
                throw mistake(
                    "unknown-reported-field", "'\(name)' is not a field of this form",
                    didYouMean(name, among: fields).map { "did you mean '\($0)'?" }
                        ?? "its fields are \(fields.joined(separator: ", "))", from: start)
            }
            return .field(name)
        }

        private var rest: ArraySlice<Character> { characters[next...] }

        private mutating func skipBlanks() {
            while next < characters.count, characters[next].isWhitespace { next += 1 }
        }

        private mutating func take(among signs: String) -> Character? {
            skipBlanks()
            guard let sign = rest.first, signs.contains(sign) else { return nil }
            next += 1
            return sign
        }

        private func mistake(
            _ code: Diagnostic.Code, _ message: String, _ help: String, from start: Int? = nil
        ) -> Mistake {
            let first = start ?? next
            return Mistake(code: code, message: message, help: help, span: first..<max(next, first + 1))
        }
    }

    /// One item of a form's `checks`.
    static func read(_ value: YAMLValue, fields: [String], _ context: PackContext) -> ReportCheck? {
        value.group("a check") { group -> ReportCheck? in
            let written = group.required("check")
            let message = group.required("message")?.localized(context)
            let isQuestion = group.optional("question").map { $0.boolean() } ?? false
            guard let written, let text = written.text("a comparison of fields"), let message, let isQuestion else {
                return nil
            }
            var parser = Parser(text, fields: fields)
            do throws(Mistake) {
                let (left, comparison, right) = try parser.comparison()
                let check = ReportCheck(
                    text: text, left: left, comparison: comparison, right: right, message: message,
                    isQuestion: isQuestion)
                guard !check.fields.isEmpty else {
                    written.report("bad-check", "a check compares at least one field", help: "name a field by its code")
                    return nil
                }
                return check
            } catch {
                let place = SourceRange(
                    file: value.text.file, line: 1, columns: (error.span.lowerBound + 1)..<(error.span.upperBound + 1))
                let diagnostic = Diagnostic(
                    code: error.code, message: error.message, place: place, help: error.help)
                for relocated in written.scalarPlaces?.relocated([diagnostic]) ?? [diagnostic] {
                    value.log.report(relocated)
                }
                return nil
            }
        }
    }
}
