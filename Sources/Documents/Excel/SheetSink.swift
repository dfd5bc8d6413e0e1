import CXLSXWriter
import Domain
import Foundation

/// One sheet being written: cells by row and column from 0.
struct SheetSink {
    let book: UnsafeMutablePointer<lxw_workbook>
    let page: UnsafeMutablePointer<lxw_worksheet>
    let name: String
    let formats: CellFormats
    let words: OfficialWords

    func text(_ text: String, row: Int, column: Int, _ format: CellFormat) {
        worksheet_write_string(page, UInt32(row), UInt16(column), XML.cleaned(text), formats[format])
    }

    func blank(row: Int, column: Int, _ format: CellFormat) {
        worksheet_write_blank(page, UInt32(row), UInt16(column), formats[format])
    }

    /// A number in its unit: 70.7 for 70.7 %.
    func number(_ value: Decimal, _ number: NumberFormat, row: Int, column: Int, _ format: CellFormat) {
        var format = format
        format.code = number.excelCode
        let stored = number.suffix == .percent ? value / 100 : value
        // Through the decimal digits, so that the nearest binary number is stored.
        worksheet_write_number(page, UInt32(row), UInt16(column), Double(stored.description) ?? 0, formats[format])
    }

    func day(_ day: Day, row: Int, column: Int, _ format: CellFormat) {
        var format = format
        format.code = words.language == .english ? "yyyy\\-mm\\-dd" : "dd/mm/yyyy"
        let (year, month, dayOfMonth) = day.components
        var time = lxw_datetime()
        time.year = Int32(year)
        time.month = Int32(month)
        time.day = Int32(dayOfMonth)
        worksheet_write_datetime(page, UInt32(row), UInt16(column), &time, formats[format])
    }

    /// A text over several cells of a row or block.
    func merged(_ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ format: CellFormat) {
        guard rows.count > 1 || columns.count > 1 else {
            return self.text(text, row: rows.lowerBound, column: columns.lowerBound, format)
        }
        worksheet_merge_range(
            page, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
            UInt16(columns.upperBound), XML.cleaned(text), formats[format])
    }

    func note(_ text: String, row: Int, column: Int) {
        var options = lxw_comment_options()
        options.width = 280
        options.height = 70
        options.author = strdup(words.noteAuthor)
        defer { free(options.author) }
        worksheet_write_comment_opt(page, UInt32(row), UInt16(column), XML.cleaned(text), &options)
    }

    func width(_ characters: Double, column: Int, hidden: Bool = false) {
        var options = lxw_row_col_options()
        options.hidden = hidden ? 1 : 0
        worksheet_set_column_opt(page, UInt16(column), UInt16(column), characters, nil, &options)
    }

    func height(_ points: Double, row: Int) { worksheet_set_row(page, UInt32(row), points, nil) }

    /// A4 on its side, as wide as the sheet, the rows of the header again on every page.
    func setUpPrinting(repeating rows: ClosedRange<Int>?) {
        worksheet_set_paper(page, 9)
        worksheet_set_landscape(page)
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_set_margins(page, 0.8, 0.6, 0.8, 0.8)
        worksheet_set_footer(page, "&C&\"Times New Roman\"&10&P/&N")
        if let rows { worksheet_repeat_rows(page, UInt32(rows.lowerBound), UInt32(rows.upperBound)) }
    }

    /// The title rows, each over all columns. Returns the first row below.
    func titles(_ lines: [String], columns: Int) -> Int {
        for (row, line) in lines.enumerated() {
            merged(
                line, rows: row...row, columns: 0...max(0, columns - 1), CellFormat(role: .title, alignment: .centre))
            height(line.count > 90 ? 36 : 19, row: row)
        }
        return lines.count
    }
}

extension SheetSink {
    /// Rows above and columns left of this cell stay in sight.
    func freeze(row: Int, column: Int) { worksheet_freeze_panes(page, UInt32(row), UInt16(column)) }
}
