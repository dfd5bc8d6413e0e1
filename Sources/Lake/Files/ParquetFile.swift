import DuckDB
import Foundation
import Packs
import SQLText

/// Opens a Parquet file, whose columns have names and types of their own.
struct ParquetFile {
    let search: HeaderSearch

    /// - Throws: ``UnusableFile`` for a damaged file, or one without the columns.
    func open(_ url: URL, in session: DuckDBSession) async throws -> SourceTable {
        let read: SQLFragment = "read_parquet(\(url.path))"
        let columns = try await columns(of: read, in: session)
        let header = try search.find(in: [columns.map(\.name)])
        let cells = columns.enumerated().map { position, column -> SQLFragment in
            "\(Self.text(of: column.name, type: column.type)) AS \(SourceTable.column(position))"
        }
        return SourceTable(
            header: header, relation: "(SELECT \(cells.joined(separator: ", ")) FROM \(read))", extraColumns: 0,
            refusesRaggedRows: false,
            conventions: columns.map { $0.type == "VARCHAR" ? .written : .plain }, headerRecords: 0,
            lines: LineMap.onePerRecord)
    }

    /// The header alone.
    func header(of url: URL, in session: DuckDBSession) async throws -> Header {
        try search.find(in: [await columns(of: "read_parquet(\(url.path))", in: session).map(\.name)])
    }

    private func columns(
        of read: SQLFragment, in session: DuckDBSession
    ) async throws -> [(name: String, type: String)] {
        let described: [Row]
        do {
            described = try await session.rows("SELECT column_name, column_type FROM (DESCRIBE FROM \(read))")
        } catch DuckDBError.sql(let message, _) {
            throw UnusableFile.damaged(search.file, message)
        }
        return try described.map { (name: try $0.text("column_name"), type: try $0.text("column_type")) }
    }

    /// A float has 15 digits that mean something; the rest is how binary writes them down.
    private static func text(of name: String, type: String) -> SQLFragment {
        guard type == "DOUBLE" || type == "FLOAT" else { return "CAST(\(name: name) AS VARCHAR)" }
        return """
            CASE WHEN abs(\(name: name)) < 9e15 AND \(name: name) = trunc(\(name: name))
                THEN CAST(CAST(\(name: name) AS BIGINT) AS VARCHAR) ELSE printf('%.15g', CAST(\(name: name) AS DOUBLE)) END
            """
    }
}

extension UnusableFile {
    /// What DuckDB says of a file it cannot read, cut to what people can use.
    static func damaged(_ file: String, _ message: String) -> UnusableFile {
        let line = message.firstMatch(of: /[Ll]ine:? (\d+)/).map { String($0.1) }
        if message.contains("nvalid unicode") || message.contains("not utf-8") || message.contains("UTF-8") {
            return UnusableFile(
                .badEncoding, file: file,
                vi: "có byte không phải UTF-8" + (line.map { " ở dòng \($0)" } ?? "")
                    + "; hãy lưu lại tệp ở dạng UTF-8",
                en: "bytes that are not UTF-8" + (line.map { " on line \($0)" } ?? "") + "; save the file as UTF-8")
        }
        let first = message.split(separator: "\n").prefix(2).joined(separator: " ").prefix(300)
        return UnusableFile(
            .damaged, file: file, vi: "tệp hỏng hoặc không đọc được: \(first)",
            en: "the file is damaged or cannot be read: \(first)")
    }
}
