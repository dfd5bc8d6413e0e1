import Foundation

/// A text to be checked, in NFC, and where its lines begin.
package struct ClaimText: Hashable, Sendable {
    let characters: [Character]
    private let lineStarts: [Int]
    /// Each line is a paragraph, as in a word processor; else lines run on until a blank line, a heading or a list item.
    let linesAreParagraphs: Bool

    package init(_ text: String, linesAreParagraphs: Bool = false) {
        let characters = Array(text.precomposedStringWithCanonicalMapping)
        self.characters = characters
        lineStarts = [0] + characters.indices.filter { characters[$0].isNewline }.map { $0 + 1 }
        self.linesAreParagraphs = linesAreParagraphs
    }

    /// Characters, in NFC.
    package var count: Int { characters.count }

    /// Where a span of characters begins, for people.
    func place(of range: Range<Int>) -> ClaimPlace {
        let line = lineStarts.lastIndex { $0 <= range.lowerBound } ?? 0
        return ClaimPlace(line: line + 1, column: range.lowerBound - lineStarts[line] + 1, range: range)
    }

    func text(_ range: Range<Int>) -> String {
        String(characters[range].map { $0.isNewline ? " " : $0 })
    }

    /// Whether a new paragraph begins between two tokens.
    func endsParagraph(between end: Int, and start: Int) -> Bool {
        let breaks = characters[end..<start].count(where: \.isNewline)
        guard breaks > 0 else { return false }
        return breaks > 1 || linesAreParagraphs || beginsBlock(at: start) || isHeading(upTo: end)
    }

    /// `#`, `-`, `*`, `|`, `1.`, `a)` at the beginning of a line.
    private func beginsBlock(at start: Int) -> Bool {
        if "#-*+•>|–".contains(characters[start]) { return true }
        var at = start
        while at < characters.count, characters[at].isLetter || characters[at].isASCIIDigit { at += 1 }
        guard at + 1 < characters.count, at - start <= 3, characters[at + 1].isWhitespace else { return false }
        return characters[at] == ")" || (characters[at] == "." && characters[start].isASCIIDigit)
    }

    private func isHeading(upTo end: Int) -> Bool {
        let start = lineStarts.last { $0 < end } ?? 0
        return characters[start] == "#" || characters[start] == "|"
    }
}

/// Where a claim stands in its text.
package struct ClaimPlace: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// In characters, from 1.
    package let column: Int
    /// Characters of the whole text, from 0.
    package let range: Range<Int>
    package var description: String { "\(line):\(column)" }
}
