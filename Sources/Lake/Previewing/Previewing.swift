import DuckDB
import Domain
import Foundation
import Packs
import SQLText

/// One look at an opened file: the statements of a load up to where it would be compared with the lake.
struct Previewing {
    let source: Source
    let dataset: Dataset
    let units: OrgUnitTree
    let input: SourceTable
    let file: String
    let scan: FileScan
    let session: DuckDBSession

    private static let wholeUpToBytes = 64 << 20
    private static let judgedRows = 10_000
    private static let shownRows = 20

    private var isWhole: Bool { scan.sizeBytes <= Self.wholeUpToBytes }

    func preview() async throws -> FilePreview {
        let judged = isWhole ? input : input.limited(to: Self.judgedRows)
        do {
            try await session.run(
                StagingQuery(dataset: dataset, source: source, units: units, input: judged).statement)
        } catch DuckDBError.sql(let message, _) {
            throw UnusableFile.damaged(file, message)
        }
        let counts = try await session.rows(
            """
            SELECT count(*) FILTER (_state <> 2) AS judged, count(*) FILTER (_state = 1) AS refused,
                min(_day) FILTER (_state = 0) AS first_day, max(_day) FILTER (_state = 0) AS last_day
            FROM staged WHERE rowid >= \(input.headerRecords)
            """)[0]
        let first = try counts.textIfPresent("first_day").flatMap { Day($0) }
        let last = try counts.textIfPresent("last_day").flatMap { Day($0) }
        let days = first.flatMap { first in last.flatMap { DaySpan(from: first, to: $0) } }
        let rows = try await rows(where: "_state <> \(StagingQuery.State.blank.rawValue)")
        let corrects = try await corrected()
        let rule = CoverageInference(rule: source.coverage, fileName: file)
        return FilePreview(
            file: file, source: source.name, dataset: dataset.id.rawValue, sizeBytes: scan.sizeBytes,
            sha256: scan.sha256, format: format, encoding: input.encoding, delimiter: input.delimiter,
            sheet: input.sheet, otherSheets: input.otherSheets,
            headerLine: input.headerRecords == 0 ? nil : input.lines.line(ofRecord: input.header.record),
            labels: input.header.labels, unmapped: unmapped, columns: columns(rows),
            rows: rows, refusedRows: try await self.rows(where: "_state = \(StagingQuery.State.refused.rawValue)"),
            judged: try counts.int("judged"), refused: try counts.int("refused"), isWhole: isWhole,
            coverage: corrects.isEmpty ? rule.spans(days: isWhole ? days : nil) : [], corrects: corrects)
    }

    private var format: String {
        input.sheet != nil ? "XLSX" : input.encoding != nil ? "CSV" : "Parquet"
    }

    private var unmapped: [String] {
        let taken = Set(input.header.positions.values)
        return input.header.labels.enumerated().filter { !taken.contains($0.offset) && !$0.element.isEmpty }
            .map(\.element)
    }

    private func columns(_ rows: [FilePreview.Row]) -> [FilePreview.MappedColumn] {
        dataset.columns.map { column in
            let mapping = source.mappings.first { $0.column == column.name }
            let position = input.header.positions[column.name]
            let example = position.flatMap { position in
                rows.first { $0.cells.indices.contains(position) && !$0.cells[position].isEmpty }
            }
            return FilePreview.MappedColumn(
                column: column.name, label: position.map { input.header.labels[$0] }, wanted: mapping?.labels ?? [],
                position: position, constant: mapping?.constant, formats: mapping?.formats ?? [],
                isRequired: column.isRequired || [.key, .unit, .time].contains(column.role),
                example: position.flatMap { position in example?.cells[position] },
                converted: example?.values[column.name])
        }
    }

    // MARK: rows

    private func rows(where condition: SQLFragment) async throws -> [FilePreview.Row] {
        let values = dataset.columns.map { column -> SQLFragment in
            let name: SQLFragment = "\(name: column.name)"
            let isDayOnly: SQLFragment = "\(name: column.name + "_date_only")"
            let text: SQLFragment =
                column.type == .timestamp
                ? "CASE WHEN \(isDayOnly) THEN CAST(CAST(\(name) AS DATE) AS VARCHAR) ELSE CAST(\(name) AS VARCHAR) END"
                : "CAST(\(name) AS VARCHAR)"
            return "\(text) AS \(name: "value:" + column.name)"
        }
        let found = try await session.rows(
            """
            SELECT rowid AS record, _cells AS cells, _problems AS problems, \(values.joined(separator: ", "))
            FROM staged WHERE rowid >= \(input.headerRecords) AND \(condition)
            ORDER BY rowid LIMIT \(Self.shownRows)
            """)
        let asRead = try await cells(upTo: found.last?.int("record"))
        let decoder = JSONDecoder()
        return try found.map { row in
            let record = try row.int("record")
            let kept = try row.textIfPresent("cells").map { try decoder.decode([String?].self, from: Data($0.utf8)) }
            let problems = try row.textIfPresent("problems").map {
                try decoder.decode([RowProblem].self, from: Data($0.utf8))
            }
            var converted: [String: String] = [:]
            for column in dataset.columns {
                converted[column.name] = try row.textIfPresent("value:" + column.name)
            }
            return FilePreview.Row(
                line: input.lines.line(ofRecord: record),
                cells: (kept ?? asRead[record] ?? []).map { ($0 ?? "").withoutMark }, values: converted,
                problems: problems ?? [])
        }
    }

    /// The cells of the first records by number; staging keeps only those of refused rows.
    private func cells(upTo record: Int?) async throws -> [Int: [String?]] {
        guard let record, record < 10 * Self.judgedRows else { return [:] }
        let columns = (0..<input.header.labels.count).map(SourceTable.column).joined(separator: ", ")
        let rows = try await session.rows(
            """
            SELECT record, CAST(to_json([\(columns)]) AS VARCHAR) AS cells
            FROM (SELECT *, row_number() OVER () - 1 AS record FROM (FROM \(input.relation) LIMIT \(record + 1)))
            WHERE record >= \(input.headerRecords)
            ORDER BY record LIMIT \(10 * Self.shownRows)
            """)
        let decoder = JSONDecoder()
        return Dictionary(
            try rows.map { row in
                (try row.int("record"), try decoder.decode([String?].self, from: Data(try row.text("cells").utf8)))
            }, uniquingKeysWith: { first, _ in first })
    }

    private func corrected() async throws -> [Int] {
        guard let corrections = Corrections(input.header) else { return [] }
        return try await session.rows(corrections.loadsNamed(in: input)).map { try $0.int("load") }
    }
}
