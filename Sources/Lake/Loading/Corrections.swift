import SQLText

/// A refused row that a load brought again.
package struct CorrectedRow: Sendable, Hashable, Codable {
    package let load: Int
    package let line: Int

    package init(load: Int, line: Int) {
        self.load = load
        self.line = line
    }
}

/// The columns by which a file says which refused rows it corrects: those an export of refused rows ends with.
struct Corrections {
    static let loadLabel = "_load"
    static let lineLabel = "_line"
    static let reasonsLabel = "_reasons"
    /// The labels that are ours and not the file's.
    static let labels = [loadLabel, lineLabel, reasonsLabel]

    private let load: Int
    private let line: Int

    /// - Returns: `nil` for the header of any other file.
    init?(_ header: Header) {
        guard let load = header.labels.firstIndex(of: Self.loadLabel),
            let line = header.labels.firstIndex(of: Self.lineLabel)
        else { return nil }
        self.load = load
        self.line = line
    }

    /// The refused rows that the file brings again, each once; those of another source are not meant.
    func rows(in input: SourceTable, of source: String) -> SQLFragment {
        """
        SELECT DISTINCT q.load, q.line
        FROM (\(named(in: input))) AS named
        JOIN lake._quarantine AS q ON q.load = named.load AND q.line = named.line
        WHERE q.source = \(source)
        ORDER BY q.load, q.line
        """
    }

    /// The loads it names, without a look at the lake.
    func loadsNamed(in input: SourceTable) -> SQLFragment {
        "SELECT DISTINCT load FROM (\(named(in: input))) WHERE load IS NOT NULL AND line IS NOT NULL ORDER BY load"
    }

    private func named(in input: SourceTable) -> SQLFragment {
        "SELECT \(number(load, input)) AS load, \(number(line, input)) AS line FROM \(input.relation)"
    }

    private func number(_ position: Int, _ input: SourceTable) -> SQLFragment {
        "TRY_CAST(\(CellText.cleaned(SourceTable.column(position), input.conventions[position])) AS BIGINT)"
    }
}
