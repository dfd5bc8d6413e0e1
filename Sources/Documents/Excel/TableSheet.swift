import Domain
import Foundation

/// A table as a sheet.
struct TableSheet {
    let table: Table
    let sheet: Sheet
    let mostNotes: Int

    /// The characters all columns together should have room for: about the width of A4 on its side.
    private static let totalWidth = 130.0

    func write(to sink: SheetSink) {
        let count = table.columns.count
        var row = sink.titles(sheet.titleLines, columns: count)
        if let unit = table.unitLine {
            sink.merged(unit, rows: row...row, columns: 0...(count - 1), CellFormat(role: .unit, alignment: .right))
            row += 1
        }
        let widths = self.widths(sink.words)
        for (column, width) in widths.enumerated() { sink.width(width, column: column) }
        let first = row
        row = header(from: row, widths, sink)
        sink.setUpPrinting(repeating: row > first ? first...(row - 1) : nil)
        sink.freeze(row: row, column: min(2, table.columns.firstIndex { $0.alignment == .right } ?? 0))
        let references = ReferenceColumns(table: table, hidden: table.figures.count > mostNotes)
        references.writeHeader(row: row - 1, to: sink)
        for content in table.rows {
            self.row(content, row: row, widths, references, sink)
            row += 1
        }
        for note in table.notes {
            sink.merged(note.plainText, rows: row...row, columns: 0...(count - 1), CellFormat(role: .note))
            row += 1
        }
    }

    /// - Returns: The first row below the header.
    private func header(from first: Int, _ widths: [Double], _ sink: SheetSink) -> Int {
        guard let grid = HeaderGrid(table.header, columns: table.columns.count) else { return first }
        var heights = [Double](repeating: 18, count: grid.rows)
        for placed in grid.cells {
            let row = first + placed.row
            let last = placed.column + placed.cell.columnSpan - 1
            sink.merged(
                placed.cell.text, rows: row...(row + placed.cell.rowSpan - 1), columns: placed.column...last,
                CellFormat(role: .header, alignment: .centre))
            let lines = Self.lines(placed.cell.text, width: widths[placed.column...last].reduce(0, +))
            // A cell over several rows shares its lines among them.
            heights[placed.row] = max(heights[placed.row], 16 * Double(lines) / Double(placed.cell.rowSpan))
        }
        for (offset, height) in heights.enumerated() { sink.height(height, row: first + offset) }
        guard table.numbersColumns else { return first + grid.rows }
        for column in table.columns.indices {
            sink.text(
                "(\(column + 1))", row: first + grid.rows, column: column,
                CellFormat(role: .columnNumber, alignment: .centre))
        }
        return first + grid.rows + 1
    }

    private func row(
        _ content: Table.Row, row: Int, _ widths: [Double], _ references: ReferenceColumns, _ sink: SheetSink
    ) {
        let role: CellFormat.Role = content.style == .normal ? .cell : .total
        if content.style == .groupHeading, let cell = content.cells.first {
            let last = table.columns.count - 1
            sink.merged(cell.plainText(sink.words), rows: row...row, columns: 0...last, CellFormat(role: role))
            return
        }
        let lines = content.cells.enumerated().map { column, cell in
            Self.lines(cell.plainText(sink.words), width: widths[column])
        }
        // A row of one line is left to the program that opens the file; not every one fits wrapped text by itself.
        if let most = lines.max(), most > 1 { sink.height(16 * Double(most) + 2, row: row) }
        for (column, cell) in content.cells.enumerated() {
            let format = CellFormat(role: role, alignment: table.columns[column].alignment)
            switch cell {
            case .text(let runs): sink.text(runs.plainText, row: row, column: column, format)
            case .number(let value, let number): sink.number(value, number, row: row, column: column, format)
            case .day(let day): sink.day(day, row: row, column: column, format)
            case .figure(let mark, let number):
                if let value = mark.value {
                    sink.number(value, number, row: row, column: column, format)
                } else {
                    sink.text(mark.text, row: row, column: column, format)
                }
                if !references.areHidden { sink.note(mark.reference, row: row, column: column) }
            case .missing(let shown, let reason):
                sink.text(shown, row: row, column: column, format)
                if let reason { sink.note(reason, row: row, column: column) }
            }
            references.write(cell, column: column, row: row, to: sink)
        }
    }

    /// Characters a column: its share, but never less than its longest number or word.
    private func widths(_ words: OfficialWords) -> [Double] {
        var minima = [Double](repeating: 6, count: table.columns.count)
        for row in table.rows where row.style != .groupHeading {
            for (column, cell) in row.cells.enumerated() {
                let longest = cell.plainText(words).split(separator: " ").map(\.count).max() ?? 0
                minima[column] = max(minima[column], Double(longest) + 2)
            }
        }
        let total = max(Self.totalWidth, minima.reduce(0, +) + 20)
        return ColumnWidths.fit(shares: table.columns.map(\.width), minima: minima, available: total)
    }

    /// How many lines a text takes in a column of a width in characters.
    private static func lines(_ text: String, width: Double) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .reduce(0) { $0 + max(1, Int((Double($1.count) * 0.9 / max(1, width - 1)).rounded(.up))) }
    }
}

/// The hidden columns right of a large table that hold its figures' references, one beside each column with figures.
struct ReferenceColumns {
    let areHidden: Bool
    /// The hidden column of each table column that holds figures.
    private let place: [Int: Int]

    init(table: Table, hidden: Bool) {
        areHidden = hidden
        guard hidden else {
            place = [:]
            return
        }
        let columns = table.columns.indices.filter { column in
            table.rows.contains { row in
                guard row.style != .groupHeading, case .figure = row.cells[column] else { return false }
                return true
            }
        }
        place = Dictionary(
            uniqueKeysWithValues: columns.enumerated().map { ($1, table.columns.count + $0) })
    }

    func writeHeader(row: Int, to sink: SheetSink) {
        for (column, hidden) in place {
            sink.width(30, column: hidden, hidden: true)
            sink.text(
                "\(sink.words.referenceTitle) (\(column + 1))", row: max(0, row), column: hidden,
                CellFormat(role: .header))
        }
    }

    func write(_ cell: Table.Cell, column: Int, row: Int, to sink: SheetSink) {
        guard case .figure(let mark, _) = cell, let hidden = place[column] else { return }
        sink.text(mark.reference, row: row, column: hidden, CellFormat(role: .cell))
    }
}
