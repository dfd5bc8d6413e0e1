import Demo
import DuckDB
import Foundation
import SQLText

/// Declarations of the synthetic Quảng Ninh as the clearance system would export them, in one CSV file of exactly `rows` rows,
/// and the file of the day after it: 2 % amended declarations, the rest new.
struct RecordExtracts: Sendable {
    let rows: Int
    let declarations: URL
    let day: URL
    let dayRows: Int

    static let seed = 1
    /// The days of the first file, in the words of `ingest --covers`.
    static let covers = "20ZZ:2017-01-01..2020-06-30"
    static let firstYear = 2017
    static let lastYear = 2020
    static let nextDay = "2020-07-01"

    /// Generates the files, or takes those of an earlier run.
    init(rows: Int, bench: Bench) async throws {
        self.rows = rows
        dayRows = min(50_000, rows / 20)
        let folder = Bench.cache.appending(path: "declarations-\(rows)-seed\(Self.seed)")
        declarations = folder.appending(path: "to-khai.csv")
        day = folder.appending(path: "to-khai-\(Self.nextDay).csv")
        guard !FileManager.default.fileExists(atPath: folder.path) else { return }
        bench.say("generating \(rows.grouped) declarations")
        let unfinished = bench.folder.appending(path: "extracts-\(rows)")
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        try await write(to: unfinished, with: bench.tools)
        try FileManager.default.moveItem(at: unfinished, to: folder)
    }

    private func write(to folder: URL, with tools: DuckDBTools) async throws {
        var settings = DuckDBSettings(database: folder.appending(path: "work.duckdb").path)
        settings.memoryLimit = "6GiB"
        try await withDuckDB(tools, settings) { session in
            // The records are spread over three and a half years; a little too many are made, and as many as asked for kept.
            let generator = DemoGenerator(seed: Self.seed, declarationsPerYear: rows * 35 / 100)
            try await generator.generate(in: session)
            try await session.run(
                "CREATE TABLE kept AS SELECT i FROM declaration ORDER BY hash(i), i LIMIT \(rows)")
            let kept = try await session.rows("SELECT count(*) AS n FROM kept")[0].int("n")
            guard kept == rows else { throw BenchmarkError.tooFewRecords(wanted: rows, found: kept) }
            try await session.run(
                copy(
                    to: folder.appending(path: declarations.lastPathComponent), before: Self.nextDay,
                    from: "(SELECT *, 0 AS amendment FROM declaration WHERE i IN (SELECT i FROM kept))"))
            try await session.run(
                copy(to: folder.appending(path: day.lastPathComponent), before: "2020-07-02", from: dayRecords))
        }
        for name in ["work.duckdb", "work.duckdb.wal"] {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }

    /// Declarations of the past taken for those of the new day under numbers of their own, and amendments of old ones.
    private var dayRecords: SQLFragment {
        let amended = dayRows / 50
        let move: SQLFragment = "(\(date: Self.nextDay) - registered_at::DATE) * INTERVAL 1 DAY"
        return """
            (SELECT * REPLACE ('11' || substr(number, 3) AS number, registered_at + \(move) AS registered_at,
                    checked_at + \(move) AS checked_at, released_at + \(move) AS released_at,
                    cleared_at + \(move) AS cleared_at, cancelled_at + \(move) AS cancelled_at), 0 AS amendment
                FROM declaration SEMI JOIN (FROM kept ORDER BY i DESC LIMIT \(dayRows - amended)) USING (i)
            UNION ALL
            SELECT * REPLACE (turnover + 1 AS turnover), 1 AS amendment
                FROM declaration SEMI JOIN (FROM kept ORDER BY i DESC LIMIT \(amended)) USING (i))
            """
    }

    /// With the labels of the pack's source `to-khai`; what happened after the extract was made is not in it.
    private func copy(to file: URL, before end: String, from records: SQLFragment) -> SQLFragment {
        func event(_ column: SQLFragment) -> SQLFragment {
            "CASE WHEN \(column) < \(date: end) THEN strftime(\(column), '%d/%m/%Y %H:%M:%S') END"
        }
        return """
            COPY (
                SELECT number || amendment AS "Số TK", unit AS "Mã HQ",
                    strftime(registered_at, '%d/%m/%Y %H:%M:%S') AS "Ngày ĐK", type_code AS "Mã loại hình",
                    CASE WHEN is_import THEN 'N' ELSE 'X' END AS "Nhập/Xuất",
                    CASE channel WHEN 'green' THEN '1' WHEN 'yellow' THEN '2' ELSE '3' END AS "Mã phân loại KT",
                    trader AS "Mã DN", CASE WHEN border_resident THEN 'C' ELSE 'K' END AS "Cư dân biên giới",
                    country AS "Nước đối tác",
                    format('{:t.}', floor(turnover)::BIGINT) || ','
                        || lpad(((turnover - floor(turnover)) * 100)::BIGINT::VARCHAR, 2, '0') AS "Tổng trị giá (USD)",
                    \(event("checked_at")) AS "Ngày hoàn thành KT", \(event("released_at")) AS "Ngày giải phóng hàng",
                    \(event("cleared_at")) AS "Ngày thông quan", \(event("cancelled_at")) AS "Ngày hủy"
                FROM \(records) ORDER BY i, number
            ) TO \(file.path) (FORMAT csv, HEADER true)
            """
    }
}

/// Why a benchmark could not be run.
enum BenchmarkError: Error, CustomStringConvertible {
    case tooFewRecords(wanted: Int, found: Int)
    case refused(String)
    case otherFigures(String)

    var description: String {
        switch self {
        case .tooFewRecords(let wanted, let found): "the generator made \(found) of \(wanted) declarations"
        case .refused(let text): "a generated file was not loaded whole: \(text)"
        case .otherFigures(let text): "the panel and its peer disagree: \(text)"
        }
    }
}
