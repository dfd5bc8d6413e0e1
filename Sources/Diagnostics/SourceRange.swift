/// A stretch of one line of a file: where a problem is.
///
/// Lines and columns count from 1. A column is one grapheme cluster: `ệ` is one column however many scalars spell it, and
/// so is a tab. `columns` is half open and may be empty (something is missing *here*). Line 0 is the file as a whole.
package struct SourceRange: Hashable, Sendable {
    package let file: String
    package let line: Int
    package let columns: Range<Int>

    package init(file: String, line: Int, columns: Range<Int>) {
        self.file = file
        self.line = line
        self.columns = columns
    }

    package init(file: String, line: Int, column: Int) {
        self.init(file: file, line: line, columns: column..<(column + 1))
    }

    /// The file as a whole, for what has no line: a file that is missing, or empty.
    package static func whole(file: String) -> SourceRange { SourceRange(file: file, line: 0, columns: 0..<0) }
}

extension SourceRange: Comparable {
    package static func < (a: SourceRange, b: SourceRange) -> Bool {
        (a.file, a.line, a.columns.lowerBound, a.columns.upperBound)
            < (b.file, b.line, b.columns.lowerBound, b.columns.upperBound)
    }
}

extension SourceRange: CustomStringConvertible {
    /// `path:14:24`, or `path` for the file as a whole.
    package var description: String { line == 0 ? file : "\(file):\(line):\(columns.lowerBound)" }
}

extension SourceRange: Codable {
    private enum CodingKeys: String, CodingKey { case file, line, column, endColumn }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let from = try container.decode(Int.self, forKey: .column)
        let to = try container.decode(Int.self, forKey: .endColumn)
        guard from <= to else {
            throw DecodingError.dataCorruptedError(
                forKey: .endColumn, in: container, debugDescription: "endColumn \(to) is before column \(from)")
        }
        self.init(
            file: try container.decode(String.self, forKey: .file), line: try container.decode(Int.self, forKey: .line),
            columns: from..<to)
    }

    /// `endColumn` is the column after the last.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(line, forKey: .line)
        try container.encode(columns.lowerBound, forKey: .column)
        try container.encode(columns.upperBound, forKey: .endColumn)
    }
}
