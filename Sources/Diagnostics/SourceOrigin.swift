/// Where in a file a text begins, so that a problem inside the text is reported where the reader sees it.
///
/// A formula in a YAML scalar starts at the scalar's own line and column; the lines of a literal block (`|`) after the
/// first start after the block's indentation.
package struct SourceOrigin: Hashable, Sendable {
    package let file: String
    /// The line of the text's first character, from 1.
    package let line: Int
    /// The column of the text's first character, from 1.
    package let column: Int
    /// How many columns stand before the text on its second and later lines.
    package let indentation: Int

    package init(file: String, line: Int = 1, column: Int = 1, indentation: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
        self.indentation = indentation
    }

    /// The place of the characters `range` of `text`; a range over several lines is cut at the end of its first.
    package func place(of range: Range<Int>, in text: [Character]) -> SourceRange {
        var row = 0
        var start = 0
        for index in 0..<min(range.lowerBound, text.count) where text[index].isNewline {
            row += 1
            start = index + 1
        }
        let end = text[min(range.lowerBound, text.count)...].firstIndex(where: \.isNewline) ?? text.count
        let first = (row == 0 ? column : indentation + 1) + range.lowerBound - start
        let length = max(0, min(range.upperBound, end) - range.lowerBound)
        return SourceRange(file: file, line: line + row, columns: first..<(first + length))
    }

    /// The text as it stands in its file, as far as this origin can tell: what precedes it on a line is blank.
    package func source(of text: String) -> SourceText {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let padded = lines.enumerated().map { row, line in
            String(repeating: " ", count: row == 0 ? column - 1 : indentation) + line
        }
        return SourceText(file: file, lines: padded, firstLine: line)
    }
}
