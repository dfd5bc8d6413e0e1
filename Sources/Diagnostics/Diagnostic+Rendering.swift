extension Diagnostic {
    /// The diagnostic as people read it: place, severity, message and code; the line with a caret under it; the next step.
    ///
    /// The line is left out when `sources` does not hold it. No trailing newline.
    package func rendered(in sources: [SourceText]) -> String {
        var lines = [(place.map { "\($0): " } ?? "") + "\(severity.rawValue): \(message) [\(code)]"]
        if let place, let line = sources.lazy.compactMap({ $0.file == place.file ? $0.line(place.line) : nil }).first {
            let number = String(place.line)
            let gutter = String(repeating: " ", count: number.count)
            lines.append("\(number) | \(line)")
            lines.append("\(gutter) | \(Self.caret(under: place.columns, of: line))")
        }
        if let help { lines.append("help: \(help)") }
        return lines.joined(separator: "\n")
    }

    /// `^~~~` under the columns of a line. Tabs before it are kept, so that both lines move together; a wide character takes
    /// two places; a caret past the end stands one place after the last character.
    private static func caret(under columns: Range<Int>, of line: String) -> String {
        let characters = Array(line)
        let from = min(max(columns.lowerBound - 1, 0), characters.count)
        let to = min(max(columns.upperBound - 1, from), characters.count)
        let indent = characters[..<from].map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth) }
        let width = characters[from..<to].reduce(0) { $0 + $1.displayWidth }
        return indent.joined() + "^" + String(repeating: "~", count: max(0, width - 1))
    }
}
