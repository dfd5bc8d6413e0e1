package import Domain
import DuckDB
package import Foundation
import SQLText

/// A row that was refused, as the file had it, with everything that is wrong with it.
package struct QuarantinedRow: Sendable, Hashable, Codable {
    package let load: Int
    package let dataset: String
    package let source: String
    /// The line of the file; in a workbook and in Parquet, the row.
    package let line: Int
    package let problems: [RowProblem]
    /// The cells as they were, in the order of the file's header.
    package let cells: [String]
}

extension LakeReader {
    /// Refused rows by load and line.
    ///
    /// - Parameter load: `nil` for all loads in force.
    package func quarantine(
        of load: Int? = nil, offset: Int = 0, limit: Int = 1_000, at snapshot: Int? = nil
    ) async throws -> [QuarantinedRow] {
        let loads = Self.at(RecordTable.named("_loads"), snapshot)
        let condition: SQLFragment =
            load.map { "q.load = \($0)" } ?? "q.load IN (SELECT load FROM \(loads) WHERE taken_back_at IS NULL)"
        let rows = try await session.rows(
            """
            SELECT q.load, q.dataset, q.source, q.line, q.problems, q.cells
            FROM \(Self.at(RecordTable.named("_quarantine"), snapshot)) AS q
            WHERE \(condition)
            ORDER BY q.load, q.line LIMIT \(limit) OFFSET \(offset)
            """)
        let decoder = JSONDecoder()
        return try rows.map { row in
            QuarantinedRow(
                load: try row.int("load"), dataset: try row.text("dataset"), source: try row.text("source"),
                line: try row.int("line"),
                problems: try decoder.decode([RowProblem].self, from: Data(try row.text("problems").utf8)),
                cells: try decoder.decode([String?].self, from: Data(try row.text("cells").utf8))
                    .map { ($0 ?? "").withoutMark })
        }
    }
}

extension RecordLake {
    /// Writes refused rows as CSV, to be corrected and loaded again through the same source: the file's own header and cells,
    /// then the load, the line and the reasons, in columns that no source maps.
    ///
    /// Loads with different headers cannot share a file; without `load`, the latest load in force that refused rows is meant.
    /// - Returns: How many rows were written. 0 leaves a file with a header only.
    /// - Throws: ``LakeError/unknownLoad(_:)``.
    @discardableResult
    package func exportQuarantine(
        of load: Int? = nil, to target: URL, in language: Language = .vietnamese
    ) async throws -> Int {
        try await reading { reader in
            let loads = try await reader.loads()
            let chosen = loads.last { load == nil ? $0.isInForce && $0.receipt.refused > 0 : $0.number == load }
            guard let chosen else { throw LakeError.unknownLoad(load ?? 0) }
            var text = CSVLine.written(chosen.header + ["_load", "_line", "_reasons"], mark: true)
            var written = 0
            while true {
                let rows = try await reader.quarantine(of: chosen.number, offset: written, limit: 10_000)
                for row in rows { text += CSVLine.written(row.exported(under: chosen.header, in: language)) }
                written += rows.count
                if rows.count < 10_000 { break }
            }
            try Data(text.utf8).write(to: target, options: .atomic)
            return written
        }
    }
}

extension QuarantinedRow {
    /// Cells beyond the header are joined to the last one's column, where they can be seen.
    fileprivate func exported(under header: [String], in language: Language) -> [String] {
        let padded = cells + Array(repeating: "", count: max(0, header.count - cells.count))
        let extra = padded.dropFirst(header.count).filter { !$0.isEmpty }
        let reasons = problems.map { problem in
            [problem.label ?? problem.column, problem.message(in: language)].compactMap(\.self).joined(separator: ": ")
        }
        return padded.prefix(header.count) + [
            "\(load)", "\(line)", (reasons + extra.map { "+ '\($0)'" }).joined(separator: "; "),
        ]
    }
}

/// One record of a CSV text as we write it.
enum CSVLine {
    /// - Parameter mark: Begin with a byte order mark, by which spreadsheets know UTF-8.
    static func written(_ cells: [String], mark: Bool = false) -> String {
        (mark ? "\u{FEFF}" : "") + cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte.isNewline
        }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
