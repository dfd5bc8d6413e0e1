package import Documents
import Domain

extension Document {
    /// What the document says as plain text, block by block: for reading claims, for comparing versions and for tests.
    ///
    /// Headings carry `#` by level, cells are parted by ` | `; numbers and days are as printed.
    package var plainText: String {
        var lines = [letterhead.type] + letterhead.summary + [""]
        let words = ReviewWords(language)
        lines += body.flatMap { $0.plainLines(words) }
        for annex in annexes { lines += ["", "=== " + annex.title] + annex.blocks.flatMap { $0.plainLines(words) } }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Block {
    fileprivate func plainLines(_ words: ReviewWords) -> [String] {
        switch self {
        case .heading(let heading):
            [String(repeating: "#", count: heading.level.rawValue) + " " + heading.text.plainText]
        case .paragraph(let paragraph): [paragraph.runs.plainText]
        case .list(let list): list.items.map { "- " + $0.plainText }
        case .table(let table): table.plainLines(words)
        case .chart(let chart): ["[" + chart.title + "] " + chart.alternativeText]
        case .pageBreak: []
        }
    }
}

extension Table {
    fileprivate func plainLines(_ words: ReviewWords) -> [String] {
        let head = [title?.plainText, unitLine].compactMap(\.self)
        let header = header.map { row in row.map(\.text).joined(separator: " | ") }
        let rows = rows.map { row in row.cells.map { $0.plainText(words) }.joined(separator: " | ") }
        return head + header + rows + notes.map(\.plainText)
    }
}

extension Table.Cell {
    fileprivate func plainText(_ words: ReviewWords) -> String {
        switch self {
        case .text(let runs): runs.plainText
        case .number(let value, let format): format.text(value)
        case .figure(let mark, _): mark.text
        case .day(let day): words.date(day)
        case .missing(let shown, _): shown
        }
    }
}
