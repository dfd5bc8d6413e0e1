import Diagnostics

/// Reads running text: `**bold**`, `*italic*`, `{{ reference }}`, `{{ if … }} … {{ else }} … {{ end }}`; `\` takes the next
/// character as it is.
struct InlineParser {
    /// What ended a stretch of text.
    private enum Stop { case endOfText, bold, italic, otherwise, end }
    /// What a pair of braces holds.
    enum Braces { case opensIf(ReviewCondition?), otherwise, end, term(ReviewTerm?) }

    private let text: PlacedText
    private var index = 0
    private var terms: TermParser

    static func parse(_ text: PlacedText, _ terms: inout TermParser) -> [TemplateInline] {
        var parser = InlineParser(text: text, terms: terms)
        let (inlines, _) = parser.stretch(inside: [])
        terms = parser.terms
        return inlines
    }

    private init(text: PlacedText, terms: TermParser) {
        self.text = text
        self.terms = terms
    }

    private mutating func stretch(inside open: [Stop]) -> ([TemplateInline], Stop) {
        var inlines: [TemplateInline] = []
        var plain = ""
        func flush() {
            if !plain.isEmpty { inlines.append(.text(plain)) }
            plain = ""
        }
        while index < text.count {
            if text[index] == "\\", index + 1 < text.count {
                plain.append(text[index + 1])
                index += 2
            } else if text.starts(with: "{{", at: index) {
                flush()
                let start = index
                switch braces() {
                case .term(let term): if let term { inlines.append(.term(term)) }
                case .opensIf(let condition): inlines += conditional(condition, from: start)
                case .otherwise where !open.contains(.end), .end where !open.contains(.end): strayBraces(from: start)
                case .otherwise: return (inlines, .otherwise)
                case .end: return (inlines, .end)
                }
            } else if text[index] == "*" {
                flush()
                let start = index
                let isBold = text.starts(with: "**", at: index)
                index += isBold ? 2 : 1
                if open.last == (isBold ? .bold : .italic) { return (inlines, isBold ? .bold : .italic) }
                let (inner, stop) = stretch(inside: open + [isBold ? .bold : .italic])
                if stop != (isBold ? .bold : .italic) {
                    let mark = isBold ? "**" : "*"
                    terms.report(.unclosed(text[start..<(start + mark.count)], mark, mark))
                }
                inlines.append(isBold ? .bold(inner) : .italic(inner))
                if stop == .otherwise || stop == .end { return (inlines, stop) }
            } else {
                plain.append(text[index])
                index += 1
            }
        }
        flush()
        return (inlines, .endOfText)
    }

    private mutating func conditional(_ condition: ReviewCondition?, from start: Int) -> [TemplateInline] {
        let opening = text[start..<index]
        var (then, stop) = stretch(inside: [.end])
        var otherwise: [TemplateInline] = []
        if stop == .otherwise { (otherwise, stop) = stretch(inside: [.end]) }
        if stop != .end { terms.report(.unclosed(opening, "{{ if }}", "{{ end }}")) }
        return condition.map { [.conditional($0, then: then, otherwise: otherwise)] } ?? []
    }

    private mutating func strayBraces(from start: Int) {
        terms.report(
            Diagnostic(
                code: "stray-end", message: "no '{{ if … }}' is open here", place: text[start..<index].place,
                help: "remove it, or open a condition before it"))
    }

    /// At `{{`; goes on after `}}`.
    private mutating func braces() -> Braces {
        guard let close = text.firstIndex(of: "}}", from: index) else {
            terms.report(.unclosed(text[index..<(index + 2)], "{{", "}}"))
            index = text.count
            return .term(nil)
        }
        let whole = text[index..<(close + 2)]
        index = close + 2
        return Self.braces(whole, &terms)
    }

    /// - Parameter text: From `{{` to `}}`.
    static func braces(_ text: PlacedText, _ terms: inout TermParser) -> Braces {
        let inside = text[2..<(text.count - 2)].trimmed
        if inside.isEmpty {
            terms.report(.emptyReference(text))
            return .term(nil)
        }
        switch inside.words.first?.string {
        case "if": return .opensIf(terms.condition(inside[2..<inside.count]))
        case "else" where inside.words.count == 1: return .otherwise
        case "end" where inside.words.count == 1: return .end
        default: return .term(terms.term(inside))
        }
    }
}
