import Domain
import Foundation

/// Tables: the bordered ones of a report, and the borderless two columns of head and signature.
struct WordTable {
    let table: Table
    let page: PageMeasure
    let words: OfficialWords

    /// The size of the text and the width of each column, chosen together.
    private struct Measures {
        var size: Double
        /// Twips a column; they add up to the text width exactly.
        var widths: [Int]
    }

    /// The largest size, from 12 points down, at which no number and no word is broken; 8 points at worst.
    private var measures: Measures {
        let columns = Double(table.columns.count) * (page.isLandscape ? 0.7 : 1)
        var size = columns <= 6 ? 12.0 : columns <= 9.5 ? 11 : 10
        while size > 8, minima(at: size).reduce(0, +) > page.textWidth { size -= 0.5 }
        let widths = ColumnWidths.fit(
            shares: table.columns.map(\.width), minima: minima(at: size), available: page.textWidth)
        return Measures(size: size, widths: ColumnWidths.whole(widths, total: WordUnits.twips(page.textWidth)))
    }

    /// What each column needs, in millimetres, its margins included.
    private func minima(at size: Double) -> [Double] {
        var minima = [Double](repeating: 0, count: table.columns.count)
        for placed in HeaderGrid(table.header, columns: minima.count)?.cells ?? [] where placed.cell.columnSpan == 1 {
            let word = TextWidth.longestWord(placed.cell.text, points: size, bold: true)
            minima[placed.column] = max(minima[placed.column], word)
        }
        for row in table.rows where row.style != .groupHeading {
            for (column, cell) in row.cells.enumerated() {
                let word = TextWidth.longestWord(cell.plainText(words), points: size, bold: row.style == .total)
                minima[column] = max(minima[column], word)
            }
        }
        return minima.map { $0 + 2.5 }
    }

    func xml(_ runs: inout WordRuns) -> String {
        var xml = ""
        if let title = table.title { xml += WordParagraph.xml(.tableTitle, runs.xml(title)) }
        if let unit = table.unitLine { xml += WordParagraph.text(.unitLine, unit) }
        let measures = self.measures
        let widths = measures.widths
        var rows = headerRows(measures)
        for row in table.rows { rows += self.row(row, measures, &runs) }
        let properties = XML.element(
            "w:tblPr", [:], XML.element("w:tblStyle", ["w:val": WordStyle.table.rawValue]),
            XML.element("w:tblW", ["w:w": String(widths.reduce(0, +)), "w:type": "dxa"]),
            XML.element("w:jc", ["w:val": "center"]), XML.element("w:tblLayout", ["w:type": "fixed"]),
            XML.element("w:tblLook", ["w:val": "0020", "w:firstRow": "1"]))
        xml += XML.element("w:tbl", [:], properties, Self.grid(widths), rows)
        // Two tables in a row would grow together without a paragraph between them.
        if table.notes.isEmpty { xml += WordParagraph.xml(.rule) }
        for note in table.notes { xml += WordParagraph.xml(.note, runs.xml(note)) }
        return xml
    }

    private func headerRows(_ measures: Measures) -> String {
        let (size, widths) = (measures.size, measures.widths)
        guard let grid = HeaderGrid(table.header, columns: table.columns.count) else { return "" }
        var rows = ""
        for row in 0..<grid.rows {
            var cells = ""
            var column = 0
            while column < widths.count {
                let placed = grid.cells[grid.cover[row][column]]
                let span = placed.cell.columnSpan
                let isFirst = placed.row == row
                let merge =
                    placed.cell.rowSpan == 1
                    ? "" : isFirst ? XML.element("w:vMerge", ["w:val": "restart"]) : XML.element("w:vMerge")
                cells += cell(
                    isFirst ? WordRuns.run(placed.cell.text, .init(bold: true, size: size)) : "",
                    width: widths[column..<(column + span)].reduce(0, +), span: span, merge: merge, side: .centre,
                    isHeader: true)
                column += span
            }
            rows += Self.row(cells, isHeader: true)
        }
        guard table.numbersColumns else { return rows }
        let numbers = widths.indices.map {
            cell(
                WordRuns.run("(\($0 + 1))", .init(italic: true, size: size - 1)), width: widths[$0], side: .centre,
                isHeader: true)
        }
        return rows + Self.row(numbers.joined(), isHeader: true)
    }

    private func row(_ row: Table.Row, _ measures: Measures, _ runs: inout WordRuns) -> String {
        let widths = measures.widths
        let look = WordRuns.Look(bold: row.style != .normal, size: measures.size)
        if row.style == .groupHeading {
            let text = row.cells.first.map { content($0, look, &runs) } ?? ""
            return Self.row(
                cell(text, width: widths.reduce(0, +), span: widths.count, side: .left, keepNext: true))
        }
        let cells = row.cells.indices.map { index in
            cell(content(row.cells[index], look, &runs), width: widths[index], side: side(of: row.cells[index], index))
        }
        return Self.row(cells.joined())
    }

    private func side(of cell: Table.Cell, _ column: Int) -> Table.Alignment {
        switch cell {
        case .missing where table.columns[column].alignment == .right: .right
        case .missing: .centre
        case .text, .number, .figure, .day: table.columns[column].alignment
        }
    }

    private func content(_ cell: Table.Cell, _ look: WordRuns.Look, _ runs: inout WordRuns) -> String {
        switch cell {
        case .text(let inlines): runs.xml(inlines, look)
        case .number(let value, let format): WordRuns.run(format.text(value), look)
        case .figure(let mark, _): runs.xml([.figure(mark)], look)
        case .day(let day): WordRuns.run(words.shortDate(day), look)
        case .missing(let shown, _): WordRuns.run(shown, look)
        }
    }

    private func cell(
        _ content: String, width: Int, span: Int = 1, merge: String = "", side: Table.Alignment, isHeader: Bool = false,
        keepNext: Bool = false
    ) -> String {
        let properties = [
            XML.element("w:tcW", ["w:w": String(width), "w:type": "dxa"]),
            span > 1 ? XML.element("w:gridSpan", ["w:val": String(span)]) : "", merge,
            isHeader ? XML.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": "EDEDED"]) : "",
            XML.element("w:vAlign", ["w:val": "center"]),
        ].joined()
        let side =
            switch side {
            case .left: "left"
            case .centre: "center"
            case .right: "right"
            }
        let layout = (isHeader || keepNext ? XML.element("w:keepNext") : "") + XML.element("w:jc", ["w:val": side])
        return XML.element(
            "w:tc", [:], XML.element("w:tcPr", [:], properties),
            WordParagraph.xml(.tableText, content, properties: layout))
    }
}

extension WordTable {
    /// Columns without borders; each cell is one or more whole paragraphs. Widths in millimetres.
    static func borderless(widths: [Double], rows: [[String]]) -> String {
        let twips = widths.map { WordUnits.twips($0) }
        let properties = XML.element(
            "w:tblPr", [:], XML.element("w:tblStyle", ["w:val": WordStyle.tableNormal.rawValue]),
            XML.element("w:tblW", ["w:w": String(twips.reduce(0, +)), "w:type": "dxa"]),
            XML.element("w:tblLayout", ["w:type": "fixed"]))
        let body = rows.map { row in
            Self.row(
                zip(twips, row).map { width, content in
                    XML.element(
                        "w:tc", [:],
                        XML.element("w:tcPr", [:], XML.element("w:tcW", ["w:w": String(width), "w:type": "dxa"])),
                        content)
                }.joined())
        }
        return XML.element("w:tbl", [:], properties, grid(twips), body.joined())
    }

    private static func grid(_ widths: [Int]) -> String {
        XML.element("w:tblGrid", [:], widths.map { XML.element("w:gridCol", ["w:w": String($0)]) }.joined())
    }

    /// A row is never split over two pages; header rows are repeated on each.
    private static func row(_ cells: String, isHeader: Bool = false) -> String {
        XML.element(
            "w:tr", [:],
            XML.element("w:trPr", [:], XML.element("w:cantSplit"), isHeader ? XML.element("w:tblHeader") : ""), cells)
    }
}
