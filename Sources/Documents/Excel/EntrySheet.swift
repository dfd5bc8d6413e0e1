import CXLSXWriter
package import Domain
package import Foundation

/// A sheet people fill in away from the application: everything is locked but the cells asked for, and those say what they take.
package struct EntrySheet: Hashable, Sendable {
    package enum Cell: Hashable, Sendable {
        /// Locked.
        case text(String)
        /// Locked; `nil` leaves it empty.
        case number(Decimal?, decimals: Int)
        /// To be typed: a number within what is taken.
        case entry(Decimal?, decimals: Int, minimum: Decimal?, maximum: Decimal?, refusal: String)
        /// To be typed: words.
        case words(String)
    }

    package struct Column: Hashable, Sendable {
        package let title: String
        /// In characters.
        package let width: Double
        package init(_ title: String, width: Double) {
            self.title = title
            self.width = width
        }
    }

    /// The tab's name as wished; Excel takes 31 characters.
    package let name: String
    package let titleLines: [String]
    /// A name and its value a row, above the table: what the file is of, for whoever reads it in.
    package let marks: [(name: String, value: String)]
    package let columns: [Column]
    package let rows: [[Cell]]

    package init(
        name: String, titleLines: [String], marks: [(name: String, value: String)], columns: [Column], rows: [[Cell]]
    ) {
        self.name = name
        self.titleLines = titleLines
        self.marks = marks
        self.columns = columns
        self.rows = rows
    }

    package static func == (a: Self, b: Self) -> Bool {
        a.name == b.name && a.titleLines == b.titleLines && a.columns == b.columns && a.rows == b.rows
            && a.marks.elementsEqual(b.marks, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(rows)
    }

    /// The bytes of an Excel file with this one sheet.
    ///
    /// - Throws: ``DocumentError/cannotWrite(_:why:)``.
    package func data(language: Language) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "twofold-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        guard let book = workbook_new(file.path) else { throw DocumentError.cannotWrite(file, why: "out of memory") }
        let tab = SheetNames.make([name])[0]
        guard let page = workbook_add_worksheet(book, tab) else {
            workbook_close(book)
            throw DocumentError.cannotWrite(file, why: "Excel refuses the sheet name '\(tab)'")
        }
        let sink = SheetSink(
            book: book, page: page, name: tab, formats: CellFormats(of: book),
            words: OfficialWords(layout: .state, language: language))
        write(to: sink)
        let result = workbook_close(book)
        guard result == LXW_NO_ERROR else {
            throw DocumentError.cannotWrite(file, why: lxw_strerror(result).map { String(cString: $0) } ?? "")
        }
        return try Data(contentsOf: file)
    }

    private func write(to sink: SheetSink) {
        var row = sink.titles(titleLines, columns: columns.count)
        for mark in marks {
            sink.text(mark.name, row: row, column: 0, CellFormat(role: .note))
            sink.text(mark.value, row: row, column: 1, CellFormat(role: .note))
            row += 1
        }
        row += 1
        for (column, head) in columns.enumerated() {
            sink.width(head.width, column: column)
            sink.text(head.title, row: row, column: column, CellFormat(role: .header, alignment: .centre))
        }
        sink.setUpPrinting(repeating: row...row)
        sink.freeze(row: row + 1, column: 0)
        for (index, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() { write(cell, row: row + 1 + index, column: column, sink) }
        }
        worksheet_protect(sink.page, nil, nil)
    }

    private func write(_ cell: Cell, row: Int, column: Int, _ sink: SheetSink) {
        switch cell {
        case .text(let text): sink.text(text, row: row, column: column, CellFormat(role: .cell))
        case .number(let value, let decimals):
            number(value, decimals, row: row, column: column, CellFormat(role: .cell, alignment: .right), sink)
        case .entry(let value, let decimals, let minimum, let maximum, let refusal):
            number(value, decimals, row: row, column: column, CellFormat(role: .entry, alignment: .right), sink)
            sink.accept(
                wholeOnly: decimals == 0, minimum: minimum, maximum: maximum, refusal: refusal, row: row, column: column
            )
        case .words(let text):
            if text.isEmpty {
                sink.blank(row: row, column: column, CellFormat(role: .entry))
            } else {
                sink.text(text, row: row, column: column, CellFormat(role: .entry))
            }
        }
    }

    private func number(
        _ value: Decimal?, _ decimals: Int, row: Int, column: Int, _ format: CellFormat, _ sink: SheetSink
    ) {
        let look = NumberFormat(language: sink.words.language, fractionDigits: 0, maximumFractionDigits: decimals)
        guard let value else {
            var format = format
            format.code = look.excelCode
            return sink.blank(row: row, column: column, format)
        }
        // A sheet keeps 15 digits of a number; a longer one is text, so that none is lost.
        if value.description.filter(\.isNumber).count > 15 {
            sink.text(value.description, row: row, column: column, format)
        } else {
            sink.number(value, look, row: row, column: column, format)
        }
    }
}

extension SheetSink {
    /// Has the program that opens the file refuse other numbers; an empty cell is taken.
    fileprivate func accept(
        wholeOnly: Bool, minimum: Decimal?, maximum: Decimal?, refusal: String, row: Int, column: Int
    ) {
        var validation = lxw_data_validation()
        validation.validate = UInt8(
            (wholeOnly ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL).rawValue)
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        // Where nothing is said, what a sheet can hold exactly.
        let most = 999_999_999_999_999.0
        validation.minimum_number = minimum.map { Double($0.description) ?? -most } ?? -most
        validation.maximum_number = maximum.map { Double($0.description) ?? most } ?? most
        // Excel shows 255 characters.
        validation.error_message = strdup(String(XML.cleaned(refusal).prefix(255)))
        defer { free(validation.error_message) }
        worksheet_data_validation_cell(page, UInt32(row), UInt16(column), &validation)
    }
}
