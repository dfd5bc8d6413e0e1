/// What a load of a file would do, seen before anything is stored: how the file is read, and its first rows as read and as
/// converted.
package struct FilePreview: Sendable, Hashable, Codable {
    /// A column of the dataset and what of the file becomes it.
    package struct MappedColumn: Sendable, Hashable, Codable {
        /// The dataset's column.
        package let column: String
        /// The file's label as it stands there; `nil` for a constant, for a derived column and for one the file lacks.
        package let label: String?
        /// Labels the source looks for.
        package let wanted: [String]
        /// The position of the label, counting from 0; `nil` where there is none.
        package let position: Int?
        /// A value for every row, in place of a label.
        package let constant: String?
        /// The formats days and times are read by.
        package let formats: [String]
        package let isRequired: Bool
        /// The first value of the file that is not empty, and what it becomes; `nil` where none is.
        package let example: String?
        package let converted: String?
    }

    /// A row of the file.
    package struct Row: Sendable, Hashable, Codable {
        /// The line of the file; in a workbook and in Parquet, the row.
        package let line: Int
        /// As read, in the order of the file's header.
        package let cells: [String]
        /// As converted, by the dataset's column; a value that is empty or could not be read is missing.
        package let values: [String: String]
        /// Empty for a row that would be loaded.
        package let problems: [RowProblem]
    }

    package let file: String
    package let source: String
    package let dataset: String
    package let sizeBytes: Int
    /// Of the file's bytes, 64 hexadecimal digits.
    package let sha256: String
    package let format: String
    /// Of a text; `nil` for a workbook and for Parquet.
    package let encoding: TextEncoding?
    /// Of a text: `,`, `;`, a tab or `|`.
    package let delimiter: String?
    /// Of a workbook: the sheet that is read, and the others.
    package let sheet: String?
    package let otherSheets: [String]
    /// The line of the header; `nil` for Parquet.
    package let headerLine: Int?
    /// The header's labels, in order.
    package let labels: [String]
    /// Labels that no mapping takes; their cells are not stored.
    package let unmapped: [String]
    package let columns: [MappedColumn]
    /// The first rows.
    package let rows: [Row]
    /// The first rows that would be refused, also beyond ``rows``.
    package let refusedRows: [Row]
    /// Rows judged, without the header and empty ones.
    package let judged: Int
    /// How many of them would be refused.
    package let refused: Int
    /// Whether every row was judged, not only the first ones of a large file.
    package let isWhole: Bool
    /// What the file would be taken to be complete for by its source's rule; empty where the rule finds nothing.
    package let coverage: [CoveredSpan]
    /// Loads whose refused rows the file corrects, by number; empty for a file that is no export of refused rows.
    package let corrects: [Int]
}

/// Whether a source could read a file.
package struct SourceFit: Sendable, Hashable {
    package let source: String
    /// Whether the file's name is one of the source's; a source without a pattern takes any.
    package let fitsName: Bool
    /// How many of the source's columns the header has; 0 where it has no header of the source.
    package let columnsFound: Int
    /// Why the source cannot read it; `nil` where it can.
    package let refusal: UnusableFile?

    package var canRead: Bool { refusal == nil }
}
