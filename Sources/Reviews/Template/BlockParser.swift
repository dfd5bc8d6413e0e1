import Diagnostics
import Documents
import Domain

/// Reads the lines below a header into blocks.
struct BlockParser {
    private enum Stop { case endOfText, annex(PlacedText), otherwise(PlacedText), end(PlacedText) }

    private let lines: [PlacedText]
    private var index = 0
    private(set) var terms: TermParser

    init(_ lines: [PlacedText], _ terms: TermParser) {
        self.lines = lines.map(\.trimmed)
        self.terms = terms
    }

    mutating func document() -> ([TemplateBlock], [CheckedTemplate.Annex]) {
        var (body, stop) = blocks(isInCondition: false)
        var annexes: [CheckedTemplate.Annex] = []
        while case .annex(let line) = stop {
            let head = annexHead(line)
            let (blocks, next) = blocks(isInCondition: false)
            annexes.append(CheckedTemplate.Annex(title: head.title, orientation: head.orientation, blocks: blocks))
            stop = next
        }
        return (body, annexes)
    }

    private mutating func blocks(isInCondition: Bool) -> ([TemplateBlock], Stop) {
        var blocks: [TemplateBlock] = []
        while index < lines.count {
            let line = lines[index]
            if line.isEmpty || line.starts(with: "<!--") {
                index += 1
            } else if line.starts(with: ":::annex") {
                if isInCondition { return (blocks, .endOfText) }
                index += 1
                return (blocks, .annex(line))
            } else if line.starts(with: ":::") {
                index += 1
                if let block = DirectiveParser.parse(line, &terms) { blocks.append(block) }
            } else if let braces = loneBraces(line) {
                index += 1
                switch braces {
                case .opensIf(let condition): blocks += conditional(condition, opening: line)
                case .otherwise where !isInCondition, .end where !isInCondition:
                    terms.report(
                        Diagnostic(
                            code: "stray-end", message: "no '{{ if … }}' is open here", place: line.place,
                            help: "remove it, or open a condition before it"))
                case .otherwise: return (blocks, .otherwise(line))
                case .end: return (blocks, .end(line))
                case .term: break
                }
            } else if let heading = heading(line) {
                index += 1
                blocks.append(heading)
            } else if let marker = Self.marker(line) {
                blocks.append(list(marker.0))
            } else {
                blocks.append(paragraph())
            }
        }
        return (blocks, .endOfText)
    }

    /// `{{ if … }}`, `{{ else }}` or `{{ end }}` alone on a line.
    private mutating func loneBraces(_ line: PlacedText) -> InlineParser.Braces? {
        guard line.starts(with: "{{"), line.firstIndex(of: "}}", from: 0) == line.count - 2,
            ["if", "else", "end"].contains(line[2..<line.count].words.first?.string ?? "")
        else { return nil }
        return InlineParser.braces(line, &terms)
    }

    private mutating func conditional(_ condition: ReviewCondition?, opening: PlacedText) -> [TemplateBlock] {
        var (then, stop) = blocks(isInCondition: true)
        var otherwise: [TemplateBlock] = []
        if case .otherwise = stop { (otherwise, stop) = blocks(isInCondition: true) }
        guard case .end = stop else {
            terms.report(.unclosed(opening, "{{ if }}", "{{ end }}"))
            return []
        }
        return condition.map { [.conditional($0, then: then, otherwise: otherwise)] } ?? []
    }

    private mutating func inline(_ text: PlacedText) -> [TemplateInline] { InlineParser.parse(text.trimmed, &terms) }

    // MARK: Kinds of block

    /// `## Title`, `## Title {-}` without a number.
    private mutating func heading(_ line: PlacedText) -> TemplateBlock? {
        let hashes = line.placed.prefix { $0.character == "#" }.count
        guard hashes > 0, hashes < line.count, line[hashes].isWhitespace else { return nil }
        guard let level = Heading.Level(rawValue: hashes) else {
            terms.report(
                Diagnostic(
                    code: "heading-too-deep", message: "a heading has at most four levels",
                    place: line[0..<hashes].place,
                    help: "write '####' for a), b), or make it a paragraph"))
            return nil
        }
        var text = line[hashes..<line.count].trimmed
        let isNumbered = !text.string.hasSuffix("{-}")
        if !isNumbered { text = text[0..<(text.count - 3)] }
        return .heading(level, inline(text), isNumbered: isNumbered)
    }

    private static func marker(_ line: PlacedText) -> (ItemList.Marker, Int)? {
        if line.starts(with: "- ") { return (.dash, 2) }
        let digits = line.placed.prefix { $0.character.isASCII && $0.character.isNumber }.count
        if (1...2).contains(digits), line.starts(with: ". ", at: digits) { return (.number, digits + 2) }
        if line.count > 2, line[0].isLetter, line[0].isLowercase, line.starts(with: ") ", at: 1) { return (.letter, 3) }
        return nil
    }

    private mutating func list(_ marker: ItemList.Marker) -> TemplateBlock {
        var items: [PlacedText] = []
        while index < lines.count, !lines[index].isEmpty {
            let line = lines[index]
            if let (kind, length) = Self.marker(line), kind == marker {
                items.append(line[length..<line.count].trimmed)
            } else if Self.marker(line) != nil || startsBlock(line) {
                break
            } else {
                items[items.count - 1] = items[items.count - 1].joined(with: line)
            }
            index += 1
        }
        return .list(marker, items.map { inline($0) })
    }

    private mutating func paragraph() -> TemplateBlock {
        var text = lines[index]
        index += 1
        while index < lines.count, !lines[index].isEmpty, Self.marker(lines[index]) == nil, !startsBlock(lines[index]) {
            text = text.joined(with: lines[index])
            index += 1
        }
        if text.starts(with: "> ") { return .paragraph(inline(text[2..<text.count]), .basis) }
        if text.starts(with: "^ ") { return .paragraph(inline(text[2..<text.count]), .note) }
        if text.starts(with: "-> "), text.string.hasSuffix(" <-") {
            return .paragraph(inline(text[3..<(text.count - 3)]), .centred)
        }
        return .paragraph(inline(text), .body)
    }

    private func startsBlock(_ line: PlacedText) -> Bool {
        line.starts(with: ":::") || line.starts(with: "#") || line.starts(with: "<!--") || line.starts(with: "> ")
            || line.starts(with: "^ ")
            || (line.starts(with: "{{")
                && ["if", "else", "end"].contains(line[2..<line.count].words.first?.string ?? "")
                && line.firstIndex(of: "}}", from: 0) == line.count - 2)
    }

    /// `:::annex Title`, `:::annex Title {landscape}`.
    private mutating func annexHead(
        _ line: PlacedText
    ) -> (title: [TemplateInline], orientation: Documents.Annex.Orientation) {
        var title = line[8..<line.count].trimmed
        let isLandscape = title.string.hasSuffix("{landscape}")
        if isLandscape { title = title[0..<(title.count - 11)].trimmed }
        if title.isEmpty {
            terms.report(.missing("the annex's title", after: line, help: "write ':::annex Biểu chỉ tiêu'"))
        }
        return (inline(title), isLandscape ? .landscape : .portrait)
    }
}
