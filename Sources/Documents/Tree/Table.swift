package import Domain
package import Foundation

/// A table. Every row has exactly one cell a column, but for a group heading, which is one cell across.
package struct Table: Hashable, Sendable {
    package var title: [Inline]?
    /// The line above the table's right edge: `Đơn vị tính: tỷ đồng`.
    package var unitLine: String?
    package var columns: [Column]
    /// One or more header rows, repeated on each page; cells span as `HeaderCell` says.
    package var header: [[HeaderCell]]
    /// Whether a row of column numbers, `(1) (2) (3)`, closes the header.
    package var numbersColumns: Bool
    package var rows: [Row]
    /// Lines below the table: sources, signs used.
    package var notes: [[Inline]]

    /// - Precondition: The header's spans tile the columns without gap or overlap; every row fits the columns.
    package init(
        title: [Inline]? = nil, unitLine: String? = nil, columns: [Column], header: [[HeaderCell]],
        numbersColumns: Bool = false, rows: [Row], notes: [[Inline]] = []
    ) {
        precondition(!columns.isEmpty, "a table has columns")
        precondition(HeaderGrid(header, columns: columns.count) != nil, "the header's spans do not tile the columns")
        precondition(rows.allSatisfy { $0.fits(columns.count) }, "a row's cells are not as many as the columns")
        self.title = title
        self.unitLine = unitLine
        self.columns = columns
        self.header = header
        self.numbersColumns = numbersColumns
        self.rows = rows
        self.notes = notes
    }

    package var figures: [FigureMark] {
        (title ?? []).flatMap(\.figures) + rows.flatMap { $0.cells.flatMap(\.figures) }
            + notes.joined().flatMap(\.figures)
    }
}

extension Table {
    package enum Alignment: Hashable, Sendable { case left, centre, right }

    package struct Column: Hashable, Sendable {
        package var alignment: Alignment
        /// The share of the table's width, against the sum of all columns.
        package var width: Double

        package init(alignment: Alignment = .left, width: Double = 1) {
            precondition(width > 0, "a column has a width")
            self.alignment = alignment
            self.width = width
        }
    }

    package struct HeaderCell: Hashable, Sendable {
        package var text: String
        package var columnSpan: Int
        package var rowSpan: Int

        package init(_ text: String, columns: Int = 1, rows: Int = 1) {
            self.text = text
            columnSpan = columns
            rowSpan = rows
        }
    }

    package struct Row: Hashable, Sendable {
        package enum Style: Hashable, Sendable {
            case normal
            /// Bold, between the parts and set off from them.
            case total
            /// Bold, one cell across all columns.
            case groupHeading
        }

        package var style: Style
        package var cells: [Cell]

        package init(_ cells: [Cell], style: Style = .normal) {
            self.cells = cells
            self.style = style
        }

        func fits(_ columns: Int) -> Bool { cells.count == (style == .groupHeading ? 1 : columns) }
    }

    package enum Cell: Hashable, Sendable {
        case text([Inline])
        /// A number of no recorded origin: a serial number, a year.
        case number(Decimal, format: NumberFormat)
        /// A figure; its `value` goes into a workbook as a number, its `text` is what a page shows.
        case figure(FigureMark, format: NumberFormat)
        case day(Day)
        /// Nothing to show; `shown` is printed (`–`, `chưa có số liệu`) and `reason` is said in a workbook's note.
        case missing(shown: String = "–", reason: String? = nil)

        package static func text(_ text: String) -> Cell { .text([.text(text)]) }

        package var figures: [FigureMark] {
            switch self {
            case .text(let runs): runs.flatMap(\.figures)
            case .figure(let mark, _): [mark]
            case .number, .day, .missing: []
            }
        }
    }
}

extension Table.Cell {
    /// What is read in the cell.
    func plainText(_ words: OfficialWords) -> String {
        switch self {
        case .text(let runs): runs.plainText
        case .number(let value, let format): format.text(value)
        case .figure(let mark, _): mark.text
        case .day(let day): words.shortDate(day)
        case .missing(let shown, _): shown
        }
    }
}
