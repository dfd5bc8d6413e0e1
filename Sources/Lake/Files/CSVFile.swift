import Foundation
import Packs
import SQLText

/// Opens a text file: its encoding, its delimiter, its header, its lines.
struct CSVFile {
    let source: Source
    let search: HeaderSearch
    /// For the file in UTF-8, where it is not.
    let temporaryFolder: String

    private static let sampleBytes = 4 << 20
    private static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    /// How many cells beyond the header's a row may have and still be refused on its own.
    private static let extraColumns = 8

    func open(_ url: URL, convention: SourceTable.Convention = .written) throws -> SourceTable {
        let (text, encoding) = try asUTF8(url)
        return try table(of: text, convention: convention, encoding: encoding)
    }

    /// The header alone.
    func header(of url: URL) throws -> Header {
        let (text, encoding) = try asUTF8(url)
        return try findHeader(in: try sample(of: text), encoding: encoding).0
    }

    private func asUTF8(_ url: URL) throws -> (URL, TextEncoding) {
        let name = url.lastPathComponent
        var text = url
        guard let encoding = TextEncoding.detect(try sample(of: url)) else {
            throw UnusableFile(
                .binary, file: name, vi: "tệp không phải văn bản (có byte điều khiển); hãy xuất lại ở dạng CSV",
                en: "the file is not text (it has control bytes); export it again as CSV")
        }
        if encoding != .utf8 {
            text = URL(fileURLWithPath: temporaryFolder).appendingPathComponent("utf8-\(UUID().uuidString).csv")
            try encoding.transcode(url, to: text)
        }
        return (text, encoding)
    }

    private func table(
        of text: URL, convention: SourceTable.Convention, encoding: TextEncoding
    ) throws -> SourceTable {
        let (header, delimiter) = try findHeader(in: try sample(of: text), encoding: encoding)
        let lines = try LineMap(of: text, delimiter: delimiter)
        try refuse(lines)
        let count = header.labels.count + Self.extraColumns
        let columns = (0..<count).map { "\("c\($0)"): 'VARCHAR'" as SQLFragment }.joined(separator: ", ")
        // Endings that differ are read in the lax way, which takes any; otherwise strictly, which finds stray quotes.
        let ending: SQLFragment =
            lines.endings.count > 1
            ? "strict_mode = false"
            : "new_line = \(lines.endings.first.map(Self.spelled) ?? "\\n")"
        let relation: SQLFragment = """
            read_csv(\(text.path), auto_detect = false, header = false, skip = 0, delim = \(Self.text(delimiter)),
                quote = '"', escape = '"', nullstr = \(Self.neverACell), null_padding = true, \(ending),
                max_line_size = \(FileScan.longestLineBytes), parallel = \(!lines.hasBreaksInCells),
                columns = {\(columns)})
            """
        return SourceTable(
            header: header, relation: relation, extraColumns: Self.extraColumns,
            conventions: header.labels.map { _ in convention }, headerRecords: header.record + 1, lines: lines,
            encoding: encoding, delimiter: Self.text(delimiter))
    }

    /// Tells a cell that is not there (NULL) from an empty one (''), which DuckDB otherwise reads alike.
    static let neverACell = "\u{1}\u{2}\u{1}"

    private static func text(_ delimiter: UInt8) -> String { String(UnicodeScalar(delimiter)) }

    /// As DuckDB's option wants it.
    private static func spelled(_ ending: LineMap.Ending) -> String {
        switch ending {
        case .lf: "\\n"
        case .crlf: "\\r\\n"
        case .cr: "\\r"
        }
    }

    /// With the delimiter of the source, or else the first under which the header is found.
    private func findHeader(in sample: [UInt8], encoding: TextEncoding) throws -> (Header, UInt8) {
        let delimiters = source.delimiter.flatMap(\.utf8.first).map { [$0] } ?? Self.delimiters
        var failures: [(columns: Int, error: UnusableFile)] = []
        for delimiter in delimiters {
            let records = Array(CSVRecords(sample, delimiter: delimiter).prefix(source.headerSearchRows))
            do {
                return (try search.find(in: records), delimiter)
            } catch let error {
                // The delimiter that cuts into most columns is most likely the right one.
                failures.append((records.map(\.count).max() ?? 0, error))
            }
        }
        let likeliest = failures.max { $0.columns < $1.columns }!
        guard encoding == .windows1258, likeliest.error.code == .noHeader else { throw likeliest.error }
        throw UnusableFile(
            .badEncoding, file: search.file,
            vi: "tệp không phải UTF-8, đọc theo CP1258 thì " + likeliest.error.message(in: "vi"),
            en: "the file is not UTF-8, and read as CP1258 there is " + likeliest.error.message(in: "en"))
    }

    private func refuse(_ lines: LineMap) throws {
        if let line = lines.longLine {
            throw UnusableFile(
                .lineTooLong, file: search.file,
                vi: "dòng \(line) dài hơn \(FileScan.longestLineBytes >> 20) MiB; tệp không phải bảng",
                en: "line \(line) is longer than \(FileScan.longestLineBytes >> 20) MiB; this is not a table")
        }
        if let line = lines.nulLine {
            throw UnusableFile(
                .binary, file: search.file, vi: "dòng \(line) có byte NUL; tệp hỏng hoặc không phải văn bản",
                en: "line \(line) has a NUL byte; the file is damaged or not text")
        }
        if lines.endsInQuotes {
            throw UnusableFile(
                .damaged, file: search.file, vi: "có dấu ngoặc kép mở mà không đóng đến hết tệp; tệp có thể bị cắt",
                en: "a quote is opened and not closed by the end; the file may be cut off")
        }
    }

    private func sample(of url: URL) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: url)
        defer { try? file.close() }
        return [UInt8](try file.read(upToCount: Self.sampleBytes) ?? Data())
    }
}
