/// The lines of a file, or of a part of it, for showing a problem in its place.
package struct SourceText: Hashable, Sendable, Codable {
    package let file: String
    package let lines: [String]
    /// The number of `lines[0]` in the file, from 1.
    package let firstLine: Int

    package init(file: String, lines: [String], firstLine: Int = 1) {
        self.file = file
        self.lines = lines
        self.firstLine = firstLine
    }

    package init(file: String, text: String) {
        self.init(
            file: file,
            lines: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init))
    }

    /// - Returns: `nil` for a line this text does not hold.
    package func line(_ number: Int) -> String? {
        lines.indices.contains(number - firstLine) ? lines[number - firstLine] : nil
    }
}
