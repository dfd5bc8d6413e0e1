package import Domain
import DuckDB
package import Foundation
package import Packs
import SQLText

/// A row that was refused, as the file had it, with everything that is wrong with it.
package struct QuarantinedRow: Sendable, Hashable, Codable {
    package let load: Int
    package let dataset: String
    package let source: String
    /// The line of the file; in a workbook and in Parquet, the row.
    package let line: Int
    package let problems: [RowProblem]
    /// The cells as they were, in the order of the file's header; a workbook's numbers with a point, its days as `2020-06-30`.
    package let cells: [String]
    /// Cells that a workbook holds as a number or a day, by position.
    package let typed: [Int: CellType]
    /// The load in force that brought the row again; `nil` while none has.
    package let correctedBy: Int?

    package var isOpen: Bool { correctedBy == nil }
}

extension QuarantinedRow {
    /// What a workbook says of a cell beside its text.
    package enum CellType: String, Sendable, Hashable, Codable { case number, day }

    /// The cells as the source's own text files write them, so that they are read back as what they are: the number 1.234 of a
    /// workbook would otherwise be read as 1234 where a point groups thousands.
    package func written(for source: Source, under header: [String]) -> [String] {
        cells.enumerated().map { position, cell in
            switch typed[position] {
            case nil: return cell
            case .number: return cell.replacing(".", with: source.decimalSeparator)
            case .day:
                let label = header.indices.contains(position) ? header[position].foldedLabel : ""
                let mapping = source.mappings.first { mapping in
                    !mapping.formats.isEmpty && mapping.labels.contains { $0.foldedLabel == label }
                }
                return mapping.flatMap { DayReading.written(cell, by: $0.formats) } ?? cell
            }
        }
    }
}

/// Which refused rows are asked for.
package struct QuarantineQuery: Sendable, Hashable {
    /// `nil` for all loads in force.
    package var load: Int?
    package var line: Int?
    /// Leaves out those that a load in force has brought again.
    package var onlyOpen = false
    package var offset = 0
    package var limit = 1_000

    package init(load: Int? = nil, line: Int? = nil, onlyOpen: Bool = false, offset: Int = 0, limit: Int = 1_000) {
        self.load = load
        self.line = line
        self.onlyOpen = onlyOpen
        self.offset = offset
        self.limit = limit
    }
}

extension LakeReader {
    /// Refused rows by load and line.
    package func quarantine(_ query: QuarantineQuery = .init(), at snapshot: Int? = nil) async throws
        -> [QuarantinedRow]
    {
        let rows = try await session.rows(
            """
            SELECT q.load, q.dataset, q.source, q.line, q.problems, q.cells, c.corrected_by
            \(Self.from(query, at: snapshot))
            ORDER BY q.load, q.line LIMIT \(query.limit) OFFSET \(query.offset)
            """)
        let decoder = JSONDecoder()
        return try rows.map { row in
            let raw = try decoder.decode([String?].self, from: Data(try row.text("cells").utf8)).map { $0 ?? "" }
            return QuarantinedRow(
                load: try row.int("load"), dataset: try row.text("dataset"), source: try row.text("source"),
                line: try row.int("line"),
                problems: try decoder.decode([RowProblem].self, from: Data(try row.text("problems").utf8)),
                cells: raw.map(\.withoutMark), typed: QuarantinedRow.types(of: raw),
                correctedBy: try row.intIfPresent("corrected_by"))
        }
    }

    /// How many refused rows there are, by load; a load without any is missing. Limit and offset do not count.
    package func quarantineCounts(_ query: QuarantineQuery = .init(), at snapshot: Int? = nil) async throws
        -> [Int: Int]
    {
        let rows = try await session.rows(
            "SELECT q.load, count(*) AS n \(Self.from(query, at: snapshot)) GROUP BY q.load ORDER BY q.load")
        return Dictionary(
            try rows.map { (try $0.int("load"), try $0.int("n")) }, uniquingKeysWith: { first, _ in first })
    }

    /// Each refused row once, with the latest load in force that brought it again.
    private static func from(_ query: QuarantineQuery, at snapshot: Int?) -> SQLFragment {
        let loads = at(RecordTable.named("_loads"), snapshot)
        let ofLoad: SQLFragment =
            query.load.map { "q.load = \($0)" } ?? "q.load IN (SELECT load FROM \(loads) WHERE taken_back_at IS NULL)"
        let ofLine: SQLFragment = query.line.map { "AND q.line = \($0)" } ?? ""
        let open: SQLFragment = query.onlyOpen ? "AND c.corrected_by IS NULL" : ""
        return """
            FROM (FROM \(at(RecordTable.named("_quarantine"), snapshot))) AS q
            LEFT JOIN (
                SELECT CAST(mended ->> 'load' AS BIGINT) AS load, CAST(mended ->> 'line' AS BIGINT) AS line,
                    max(brought_by) AS corrected_by
                FROM (
                    SELECT load AS brought_by, unnest(CAST(json_extract(receipt, '$.corrects') AS JSON[])) AS mended
                    FROM \(loads) WHERE taken_back_at IS NULL)
                GROUP BY ALL) AS c
                ON q.load = c.load AND q.line = c.line
            WHERE \(ofLoad) \(ofLine) \(open)
            """
    }
}

extension RecordLake {
    /// Writes refused rows as CSV, to be corrected and loaded again through the same source: the file's own header and cells,
    /// then the load, the line and the reasons, in columns that no source maps.
    ///
    /// Rows that a load in force has brought again are left out. Loads with different headers cannot share a file; without `load`, the latest load in force that refused rows is meant.
    /// - Returns: How many rows were written. 0 leaves a file with a header only.
    /// - Throws: ``LakeError/unknownLoad(_:)``.
    @discardableResult
    package func exportQuarantine(
        of load: Int? = nil, to target: URL, sources: [Source] = [], in language: Language = .vietnamese
    ) async throws -> Int {
        try await reading { reader in
            let loads = try await reader.loads()
            let chosen = loads.last { load == nil ? $0.isInForce && $0.receipt.refused > 0 : $0.number == load }
            guard let chosen else { throw LakeError.unknownLoad(load ?? 0) }
            let source = sources.first { $0.name == chosen.receipt.source }
            let header = RefusedHeader(chosen.header, source: source)
            let delimiter = source?.delimiter ?? ","
            var text = CSVLine.written(header.labels, delimiter: delimiter, mark: true)
            var query = QuarantineQuery(load: chosen.number, onlyOpen: true, limit: 10_000)
            while true {
                let rows = try await reader.quarantine(query)
                for row in rows { text += CSVLine.written(header.cells(of: row, in: language), delimiter: delimiter) }
                query.offset += rows.count
                if rows.count < query.limit { break }
            }
            try Data(text.utf8).write(to: target, options: .atomic)
            return query.offset
        }
    }
}

extension QuarantinedRow {
    fileprivate static func types(of raw: [String]) -> [Int: CellType] {
        var types: [Int: CellType] = [:]
        for (position, cell) in raw.enumerated() {
            if cell.hasPrefix(CellText.numberMark) { types[position] = .number }
            if cell.hasPrefix(CellText.dateMark) { types[position] = .day }
        }
        return types
    }

    /// The row as a file of its own, with some cells replaced by position, and the columns that say which row it corrects.
    package func corrected(_ replaced: [Int: String], for source: Source, under header: [String]) -> String {
        let export = RefusedHeader(header)
        let delimiter = source.delimiter ?? ","
        let written = written(for: source, under: header)
        let cells = header.indices.map { replaced[$0] ?? (written.indices.contains($0) ? written[$0] : "") }
        let mended = QuarantinedRow(
            load: load, dataset: dataset, source: self.source, line: line, problems: [], cells: cells, typed: [:],
            correctedBy: nil)
        return CSVLine.written(export.labels, delimiter: delimiter, mark: true)
            + CSVLine.written(export.cells(of: mended, in: .english), delimiter: delimiter)
    }
}

/// The columns of an export of refused rows: the file's own, then ours.
struct RefusedHeader {
    /// The positions of the file's own columns: an export that was corrected and refused again has ours already.
    private let own: [Int]
    private let width: Int
    private let header: [String]
    /// How the cells are to be written; `nil` leaves them as they are.
    private let source: Source?
    let labels: [String]

    init(_ header: [String], source: Source? = nil) {
        self.header = header
        self.source = source
        own = header.indices.filter { !Corrections.labels.contains(header[$0]) }
        width = header.count
        labels = own.map { header[$0] } + Corrections.labels
    }

    /// Cells beyond the header are joined to the reasons, where they can be seen.
    func cells(of row: QuarantinedRow, in language: Language) -> [String] {
        let cells = source.map { row.written(for: $0, under: header) } ?? row.cells
        let extra = cells.dropFirst(width).filter { !$0.isEmpty }
        let reasons = row.problems.map { problem in
            [problem.label ?? problem.column, problem.message(in: language)].compactMap(\.self).joined(separator: ": ")
        }
        return own.map { cells.indices.contains($0) ? cells[$0] : "" } + [
            "\(row.load)", "\(row.line)", (reasons + extra.map { "+ '\($0)'" }).joined(separator: "; "),
        ]
    }
}

/// One record of a CSV text as we write it.
enum CSVLine {
    /// - Parameter mark: Begin with a byte order mark, by which spreadsheets know UTF-8.
    static func written(_ cells: [String], delimiter: String = ",", mark: Bool = false) -> String {
        (mark ? "\u{FEFF}" : "") + cells.map { quoted($0, delimiter) }.joined(separator: delimiter) + "\r\n"
    }

    private static func quoted(_ cell: String, _ delimiter: String) -> String {
        let needsQuotes = cell.utf8.contains { byte in
            delimiter.utf8.contains(byte) || byte == UInt8(ascii: "\"") || byte.isNewline
        }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
