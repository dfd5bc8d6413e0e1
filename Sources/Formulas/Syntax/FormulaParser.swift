package import Diagnostics
import Domain
import Foundation

/// Reads tokens into a tree by recursive descent. Stops at the first error: what follows it would be guesswork.
///
/// From loosest to tightest: `or`, `and`, `not`, one comparison, `+ -`, `* /`, unary `-`.
struct FormulaParser {
    private let tokens: [FormulaToken]
    private let text: [Character]
    private let origin: SourceOrigin
    private var next = 0
    private var depth = 0

    /// The first error, on its way out.
    private struct Stop: Error { let diagnostic: Diagnostic }

    /// How deep parentheses may nest; deeper ones would exhaust the stack.
    private static let greatestDepth = 100
    /// How many tokens a formula may have: its tree is walked by recursion, and a long sum is as deep as it is long.
    private static let greatestLength = 1000

    static func parse(_ source: String, at origin: SourceOrigin) throws(InvalidSource) -> FormulaSyntax {
        let text = Array(source)
        let lexer = FormulaLexer(text, at: origin)
        // What the lexer could not read explains what the parser would then miss.
        guard lexer.diagnostics.isEmpty else {
            throw InvalidSource(lexer.diagnostics, sources: [origin.source(of: source)])
        }
        if lexer.tokens.count > greatestLength {
            let place = origin.place(of: lexer.tokens[greatestLength].span, in: text)
            throw InvalidSource([.tooLong(greatestLength, at: place)], sources: [origin.source(of: source)])
        }
        var parser = FormulaParser(tokens: lexer.tokens, text: text, origin: origin)
        do {
            return try parser.formula()
        } catch {
            throw InvalidSource([error.diagnostic], sources: [origin.source(of: source)])
        }
    }

    private init(tokens: [FormulaToken], text: [Character], origin: SourceOrigin) {
        self.tokens = tokens
        self.text = text
        self.origin = origin
    }

    private mutating func formula() throws(Stop) -> FormulaSyntax {
        if token.kind == .end { throw Stop(diagnostic: .emptyFormula(at: place)) }
        let tree = try disjunction()
        guard token.kind == .end else { throw Stop(diagnostic: .unexpected(words, after: "the formula", at: place)) }
        return tree
    }
}

extension FormulaParser {
    private mutating func disjunction() throws(Stop) -> FormulaSyntax {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else { throw Stop(diagnostic: .tooDeep(Self.greatestDepth, at: place)) }
        var tree = try conjunction()
        while take(.keyword(.or)) { tree = join(tree, try conjunction()) { .or($0, $1) } }
        return tree
    }

    private mutating func conjunction() throws(Stop) -> FormulaSyntax {
        var tree = try negation()
        while take(.keyword(.and)) { tree = join(tree, try negation()) { .and($0, $1) } }
        return tree
    }

    private mutating func negation() throws(Stop) -> FormulaSyntax {
        let start = token.span.lowerBound
        var count = 0
        while take(.keyword(.not)) { count += 1 }
        var tree = try comparison()
        for _ in 0..<count { tree = FormulaSyntax(kind: .not(tree), span: start..<tree.span.upperBound) }
        return tree
    }

    private mutating func comparison() throws(Stop) -> FormulaSyntax {
        let left = try sum()
        if case .comparison(let comparison) = token.kind {
            next += 1
            let tree = join(left, try sum()) { .comparison(comparison, $0, $1) }
            if case .comparison = token.kind { throw Stop(diagnostic: .chainedComparison(at: place)) }
            return tree
        }
        if take(.keyword(.in)) {
            try expect(.open, "'(' and the values after 'in'")
            let values = try list()
            try expect(.close, "')' after the values")
            return FormulaSyntax(kind: .oneOf(left, values), span: left.span.lowerBound..<lastEnd)
        }
        if take(.keyword(.is)) {
            if take(.keyword(.missing)) {
                return FormulaSyntax(kind: .missing(left), span: left.span.lowerBound..<lastEnd)
            }
            try expect(.keyword(.present), "'missing' or 'present' after 'is'")
            return FormulaSyntax(kind: .present(left), span: left.span.lowerBound..<lastEnd)
        }
        return left
    }

    private mutating func sum() throws(Stop) -> FormulaSyntax {
        var tree = try product()
        while case .arithmetic(let sign) = token.kind, sign == .add || sign == .subtract {
            next += 1
            tree = join(tree, try product()) { .arithmetic(sign, $0, $1) }
        }
        return tree
    }

    private mutating func product() throws(Stop) -> FormulaSyntax {
        var tree = try signed()
        while case .arithmetic(let sign) = token.kind, sign == .multiply || sign == .divide {
            next += 1
            tree = join(tree, try signed()) { .arithmetic(sign, $0, $1) }
        }
        return tree
    }

    private mutating func signed() throws(Stop) -> FormulaSyntax {
        let start = token.span.lowerBound
        var count = 0
        while take(.arithmetic(.subtract)) { count += 1 }
        var tree = try primary()
        for _ in 0..<count { tree = FormulaSyntax(kind: .negative(tree), span: start..<tree.span.upperBound) }
        return tree
    }

    private mutating func primary() throws(Stop) -> FormulaSyntax {
        let first = token
        switch first.kind {
        case .number(let value): return leaf(.number(value))
        case .text(let value): return leaf(.text(value))
        case .day(let day): return leaf(.day(day))
        case .name(let text): return try named(FormulaSyntax.Name(text: text, span: first.span))
        case .open:
            next += 1
            let tree = try disjunction()
            try expect(.close, "')'")
            return FormulaSyntax(kind: tree.kind, span: first.span.lowerBound..<lastEnd)
        case .keyword, .arithmetic, .comparison, .close, .comma, .dot, .end:
            throw Stop(diagnostic: .expected("a number, a column or a function", found: words, at: place))
        }
    }

    /// `channel`, `declaration.channel` or `count(…)`.
    private mutating func named(_ name: FormulaSyntax.Name) throws(Stop) -> FormulaSyntax {
        next += 1
        if take(.dot) {
            guard case .name(let text) = token.kind else {
                throw Stop(diagnostic: .expected("a column after '.'", found: words, at: place))
            }
            let column = FormulaSyntax.Name(text: text, span: token.span)
            next += 1
            return FormulaSyntax(kind: .column(dataset: name, column), span: name.span.lowerBound..<lastEnd)
        }
        guard take(.open) else { return FormulaSyntax(kind: .column(dataset: nil, name), span: name.span) }
        let arguments = token.kind == .close ? [] : try list()
        let filter = take(.keyword(.where)) ? try disjunction() : nil
        try expect(.close, "')' after the arguments of '\(name.text)'")
        let call = FormulaSyntax.Call(function: name, arguments: arguments, filter: filter)
        return FormulaSyntax(kind: .call(call), span: name.span.lowerBound..<lastEnd)
    }

    private mutating func list() throws(Stop) -> [FormulaSyntax] {
        var values = [try disjunction()]
        while take(.comma) { values.append(try disjunction()) }
        return values
    }
}

extension FormulaParser {
    private var token: FormulaToken { tokens[next] }
    private var lastEnd: Int { tokens[max(0, next - 1)].span.upperBound }
    private var place: SourceRange { origin.place(of: token.span, in: text) }
    private var words: String { token.kind == .end ? "the end" : "'\(String(text[token.span]))'" }

    private mutating func take(_ kind: FormulaToken.Kind) -> Bool {
        guard token.kind == kind else { return false }
        next += 1
        return true
    }

    private mutating func expect(_ kind: FormulaToken.Kind, _ what: String) throws(Stop) {
        guard take(kind) else { throw Stop(diagnostic: .expected(what, found: words, at: place)) }
    }

    private mutating func leaf(_ kind: FormulaSyntax.Kind) -> FormulaSyntax {
        defer { next += 1 }
        return FormulaSyntax(kind: kind, span: token.span)
    }

    private func join(
        _ a: FormulaSyntax, _ b: FormulaSyntax, as kind: (FormulaSyntax, FormulaSyntax) -> FormulaSyntax.Kind
    ) -> FormulaSyntax {
        FormulaSyntax(kind: kind(a, b), span: a.span.lowerBound..<b.span.upperBound)
    }
}

extension FormulaSyntax {
    /// Reads a formula without looking at names and types.
    package init(parsing text: String, at origin: SourceOrigin) throws(InvalidSource) {
        self = try FormulaParser.parse(text, at: origin)
    }
}

extension Diagnostic {
    fileprivate static func emptyFormula(at place: SourceRange) -> Self {
        Diagnostic(
            code: "empty-formula", message: "the formula is empty", place: place,
            help: "write what is to be counted, such as count(declaration)")
    }

    fileprivate static func expected(_ what: String, found: String, at place: SourceRange) -> Self {
        Diagnostic(code: "syntax", message: "expected \(what), found \(found)", place: place)
    }

    fileprivate static func unexpected(_ found: String, after what: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "syntax", message: "\(found) is not expected after \(what)", place: place,
            help: "join two values with + - * /, or close a parenthesis earlier")
    }

    fileprivate static func chainedComparison(at place: SourceRange) -> Self {
        Diagnostic(
            code: "syntax", message: "comparisons cannot be chained", place: place,
            help: "join two comparisons with 'and'")
    }

    fileprivate static func tooLong(_ limit: Int, at place: SourceRange) -> Self {
        Diagnostic(
            code: "formula-too-large", message: "a formula has at most \(limit) words and signs", place: place,
            help: "split it into several indicators")
    }

    fileprivate static func tooDeep(_ limit: Int, at place: SourceRange) -> Self {
        Diagnostic(
            code: "too-deep", message: "parentheses nest deeper than \(limit)", place: place,
            help: "split the formula into several indicators")
    }
}
