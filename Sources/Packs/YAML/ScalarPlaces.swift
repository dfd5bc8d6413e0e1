import Diagnostics
import Yams

/// Where each character of a scalar's value stands in the file, whatever its style: plain, quoted with escapes, literal or
/// folded over several lines.
struct ScalarPlaces {
    struct Position: Hashable {
        let line: Int
        let column: Int
        /// The column after it; an escape such as `\"` is wider than its character.
        var end: Int
    }
    /// One for each character of the value.
    let positions: [Position]
    private let value: [Character]
    private let file: String

    init(of scalar: Node.Scalar, in text: YAMLText) {
        file = text.file
        value = Array(scalar.string)
        guard let mark = scalar.mark else {
            positions = []
            return
        }
        var walk = Walk(text: text, line: mark.line, column: text.column(of: mark))
        switch scalar.style {
        case .literal, .folded: walk.nextLine()
        case .singleQuoted, .doubleQuoted: walk.column += 1
        case .any, .plain: break
        }
        positions = value.map { walk.position(of: $0, style: scalar.style) }
    }

    /// The same problems where the reader sees them: `diagnostics` speak of the value as a text that begins at line 1, column 1.
    func relocated(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.map { diagnostic in
            Diagnostic(
                severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message,
                place: diagnostic.place.map(relocated), help: diagnostic.help)
        }
    }

    /// The characters of the value at a place that speaks of it as `relocated` does.
    func text(at place: SourceRange) -> String {
        let start = startOfLine(place.line) - 1
        let range = (start + place.columns.lowerBound)..<(start + place.columns.upperBound)
        return String(value[range.clamped(to: value.indices)])
    }

    /// The index of the first character of a line of the value.
    private func startOfLine(_ line: Int) -> Int {
        var start = 0
        for _ in 1..<max(1, line) { start = (value[start...].firstIndex(where: \.isNewline) ?? start - 1) + 1 }
        return start
    }

    private func relocated(_ place: SourceRange) -> SourceRange {
        guard let last = positions.last else { return .whole(file: file) }
        let start = startOfLine(place.line)
        let from = start + place.columns.lowerBound - 1
        guard positions.indices.contains(from) else {
            return SourceRange(file: file, line: last.line, column: last.end)
        }
        let here = positions[from]
        let inside = from..<min(max(from + 1, start + place.columns.upperBound - 1), positions.count)
        let end = positions[inside].last { $0.line == here.line } ?? here
        return SourceRange(file: file, line: here.line, columns: here.column..<end.end)
    }
}

/// A walk through the file beside the characters of a value.
private struct Walk {
    let text: YAMLText
    var line: Int
    var column: Int
    private var row: [Character]

    init(text: YAMLText, line: Int, column: Int) {
        self.text = text
        self.line = line
        self.column = column
        row = text.characters(ofLine: line)
    }

    mutating func nextLine() {
        line += 1
        column = 1
        row = text.characters(ofLine: line)
    }

    /// Where `character` stands; the walk goes past it. White space of the value may be a line end and an indentation here.
    mutating func position(of character: Character, style: Node.Scalar.Style) -> ScalarPlaces.Position {
        if character.isWhitespace {
            let here = ScalarPlaces.Position(line: line, column: column, end: column + 1)
            if let at = current, at.isWhitespace { column += 1 } else { pass(escapedOf: style, for: character) }
            return here
        }
        skipWhitespace(folding: style == .doubleQuoted)
        var here = ScalarPlaces.Position(line: line, column: column, end: column + 1)
        if current == character, !isEscape(style) { column += 1 } else { pass(escapedOf: style, for: character) }
        here.end = max(column, here.end)
        return here
    }

    private var current: Character? { column - 1 < row.count ? row[column - 1] : nil }

    private func isEscape(_ style: Node.Scalar.Style) -> Bool {
        (style == .doubleQuoted && current == "\\") || (style == .singleQuoted && current == "'")
    }

    private mutating func skipWhitespace(folding: Bool) {
        while true {
            if let at = current {
                let continues = folding && at == "\\" && column == row.count
                guard at.isWhitespace || continues else { return }
                column += 1
            } else {
                guard text.source.line(line + 1) != nil else { return }
                nextLine()
            }
        }
    }

    /// Past an escape: `''`, `\"`, `\x41`, `\u1EC7`, `\U0001F600`.
    private mutating func pass(escapedOf style: Node.Scalar.Style, for character: Character) {
        guard isEscape(style) else { return }
        guard style == .doubleQuoted else { return column += 2 }
        for _ in character.unicodeScalars where isEscape(style) {
            column += 1
            switch current {
            case "x": column += 3
            case "u": column += 5
            case "U": column += 9
            case .some, nil: column += 1
            }
        }
    }
}
