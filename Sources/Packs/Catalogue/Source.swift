package import Domain

/// How one layout of files maps to a dataset. Columns are found by their labels, never by position.
package struct Source: Sendable, Hashable {
    package enum Format: String, Sendable, Hashable, CaseIterable { case csv, xlsx, parquet }
    package struct Mapping: Sendable, Hashable {
        /// The dataset's column.
        package let column: String
        /// Header labels that mean it, compared after NFC, trimming, folding of case and runs of spaces. Empty for a constant.
        package let labels: [String]
        /// Which characters of the cell are taken; `nil` takes it whole.
        package let take: Take?
        /// Source value → dataset value; a value that is not here is kept as it is unless `refusesUnmapped`.
        package let map: [String: String]
        package let refusesUnmapped: Bool
        /// `strptime` formats tried in order for days and timestamps; a format without a time of day marks the value date-only.
        package let formats: [String]
        /// A value for every row of this source, in place of a label.
        package let constant: String?
        /// Numbers with more decimals than the column are rounded, half away from zero, instead of refused: for files
        /// written from binary fractions (`494599695.2000001`).
        package let rounds: Bool

        package init(
            column: String, labels: [String], take: Take?, map: [String: String], refusesUnmapped: Bool,
            formats: [String],
            constant: String?, rounds: Bool = false
        ) {
            self.column = column
            self.labels = labels
            self.take = take
            self.map = map
            self.refusesUnmapped = refusesUnmapped
            self.formats = formats
            self.constant = constant
            self.rounds = rounds
        }
    }
    /// `first(11)` of `102345678901` is the key; `from(12)` is the amendment digit. Positions count from 1.
    package enum Take: Sendable, Hashable {
        case first(Int)
        case from(Int)
    }
    /// How a load says which span it is complete for, where the command does not.
    package enum Coverage: Sendable, Hashable {
        /// Only `--covers` says so.
        case declared
        /// From the first day of the earliest record's month to the last day of the latest one's, for `unit`.
        case months(unit: OrgUnit.ID)
        /// From the earliest record's day to the latest one's, for `unit`.
        case days(unit: OrgUnit.ID)
        /// The file name holds a period (`202006`, `2020H1`) or a day (`2020-06-30`), for `unit`.
        case fileName(unit: OrgUnit.ID)
    }

    package let name: String
    package let names: LocalizedText
    package let dataset: DatasetID
    package let formats: Set<Format>
    /// A shell pattern over the file name, to tell sources apart; `nil` matches any.
    package let filePattern: String?
    /// XLSX only; `nil` is the first sheet.
    package let sheet: String?
    /// How many first rows are searched for the header.
    package let headerSearchRows: Int
    /// CSV only; `nil` is found from the header line (comma, semicolon, tab, bar).
    package let delimiter: String?
    /// `,` in Vietnamese files.
    package let decimalSeparator: String
    /// `.` in Vietnamese files; empty for none.
    package let groupingSeparator: String
    package let mappings: [Mapping]
    package let coverage: Coverage

    package init(
        name: String, names: LocalizedText, dataset: DatasetID, formats: Set<Format>, filePattern: String?,
        sheet: String?,
        headerSearchRows: Int, delimiter: String?, decimalSeparator: String, groupingSeparator: String,
        mappings: [Mapping], coverage: Coverage
    ) {
        self.name = name
        self.names = names
        self.dataset = dataset
        self.formats = formats
        self.filePattern = filePattern
        self.sheet = sheet
        self.headerSearchRows = headerSearchRows
        self.delimiter = delimiter
        self.decimalSeparator = decimalSeparator
        self.groupingSeparator = groupingSeparator
        self.mappings = mappings
        self.coverage = coverage
    }
}
