import SQLText

/// A file as a relation of text: what staging reads, whatever the format was.
struct SourceTable: Sendable {
    /// How the text of a cell is to be read.
    enum Convention: Hashable, Sendable {
        /// As people write it: the source's separators and date formats.
        case written
        /// As DuckDB writes it: a point, no grouping, ISO dates.
        case plain
        /// A first character U+0001 marks a number and U+0002 a date, both plain; anything else is as written.
        case marked
    }

    let header: Header
    /// `c0`, `c1`, … as VARCHAR, one for each label, and `extra` more for cells beyond them. A cell that is not there is NULL,
    /// an empty one is ''. In the file's order.
    let relation: SQLFragment
    /// How many columns `relation` has beyond the labels.
    let extraColumns: Int
    /// A row of another length than the header is refused: in a text its cells may have shifted.
    var refusesRaggedRows = true
    /// By position.
    let conventions: [Convention]
    /// Records up to and with the header, which `relation` has and which are not data.
    let headerRecords: Int
    let lines: LineMap
    /// Of a text.
    var encoding: TextEncoding?
    var delimiter: String?
    /// Of a workbook: the sheet that is read, and the others.
    var sheet: String?
    var otherSheets: [String] = []

    var columnCount: Int { header.labels.count + extraColumns }

    /// The same file's first rows: its header, and `rows` more.
    func limited(to rows: Int) -> SourceTable {
        SourceTable(
            header: header, relation: "(FROM \(relation) LIMIT \(headerRecords + rows))", extraColumns: extraColumns,
            refusesRaggedRows: refusesRaggedRows, conventions: conventions, headerRecords: headerRecords, lines: lines,
            encoding: encoding, delimiter: delimiter, sheet: sheet, otherSheets: otherSheets)
    }

    static func column(_ position: Int) -> SQLFragment { "\(name: "c\(position)")" }
}
