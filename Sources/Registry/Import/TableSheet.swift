/// One table as the caller read it from CSV or XLSX: texts of cells by row.
package struct TableSheet: Hashable, Sendable {
    package let file: String
    /// `nil` for CSV.
    package let name: String?
    /// From the first row of the sheet, from its first column. `nil` and empty cells say nothing.
    package let rows: [[String?]]
    /// How its numbers are written; `nil` reads Vietnamese and warns where it could be otherwise.
    package let numbers: NumberConvention?

    package init(file: String, name: String? = nil, rows: [[String?]], numbers: NumberConvention? = nil) {
        self.file = file
        self.name = name
        self.rows = rows
        self.numbers = numbers
    }
}
