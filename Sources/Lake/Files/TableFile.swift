package import Foundation

/// A workbook or a text file as tables of text: what the registry's imports are read from.
package struct TableFile: Sendable, Hashable {
    package struct Sheet: Sendable, Hashable {
        /// A text file's only sheet has the file's name without its extension.
        package let name: String
        /// In order, empty rows among them as `[]`; cells trimmed and in NFC, numbers with a point, no grouping and never three decimals (`1.2340`, as `1.234` could be thousands), dates as
        /// `2020-06-30` or `2020-06-30 07:30:00`. Row `n` of the sheet is at `n - 1`.
        package let rows: [[String]]
    }

    package let sheets: [Sheet]

    /// Reads a small file whole: 200,000 rows, and of a workbook 256 columns and two million cells, at most.
    ///
    /// - Throws: ``UnusableFile``.
    package static func read(_ url: URL) throws -> TableFile {
        switch try FileKind.of(url) {
        case .xlsx: return try workbook(url)
        case .text: return try text(url)
        case .parquet, .xls, .zip:
            throw UnusableFile(
                .notThisFormat, file: url.lastPathComponent, vi: "chỉ đọc được XLSX và CSV; hãy lưu lại tệp",
                en: "only XLSX and CSV are read here; save the file as one of them")
        }
    }

    private static let rowLimit = 200_000
    private static let columnLimit = 256
    private static let cellLimit = 2_000_000

    private static func workbook(_ url: URL) throws -> TableFile {
        let (archive, workbook) = try XLSXFile.workbook(url)
        let reader = SheetReader(workbook: workbook, file: url.lastPathComponent, columnLimit: columnLimit)
        var cells = 0
        return TableFile(
            sheets: try workbook.sheets.map { sheet in
                var rows: [[String]] = []
                try reader.read(sheet, in: archive) { row in
                    guard row.number <= rowLimit else { return false }
                    cells += row.cells.count
                    guard cells <= cellLimit else { throw tooLarge(url.lastPathComponent) }
                    while rows.count < row.number - 1 { rows.append([]) }
                    rows.append(row.cells.map(\.unmistakable).cleaned)
                    return true
                }
                return Sheet(name: sheet.name, rows: rows)
            })
    }

    private static func tooLarge(_ file: String) -> UnusableFile {
        UnusableFile(
            .tooLarge, file: file, vi: "sổ tính có hơn 2 triệu ô; hãy chia thành nhiều tệp",
            en: "the workbook has more than 2 million cells; split it into several files")
    }

    /// The delimiter is the one that occurs most in the first line.
    private static func text(_ url: URL) throws -> TableFile {
        let name = url.lastPathComponent
        guard let encoding = TextEncoding.detect([UInt8](try Data(contentsOf: url))) else {
            throw UnusableFile(
                .binary, file: name, vi: "tệp không phải văn bản", en: "the file is not text")
        }
        var source = url
        if encoding != .utf8 {
            source = FileManager.default.temporaryDirectory.appendingPathComponent("utf8-\(UUID().uuidString).csv")
            try encoding.transcode(url, to: source)
        }
        defer { if source != url { try? FileManager.default.removeItem(at: source) } }
        let bytes = [UInt8](try Data(contentsOf: source))
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw UnusableFile(
                .badEncoding, file: name, vi: "có byte không phải UTF-8; hãy lưu lại tệp ở dạng UTF-8",
                en: "bytes that are not UTF-8; save the file as UTF-8")
        }
        let firstLine = bytes.prefix { !$0.isNewline }
        let delimiter = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
            .max { a, b in firstLine.count { $0 == a } < firstLine.count { $0 == b } }!
        let rows = CSVRecords(bytes, delimiter: delimiter).prefix(rowLimit).map(\.cleaned)
        return TableFile(sheets: [Sheet(name: url.deletingPathExtension().lastPathComponent, rows: Array(rows))])
    }
}

extension String {
    /// Without its mark; the number 1.234, which as a text could be thousands, is `1.2340`.
    fileprivate var unmistakable: String {
        let text = withoutMark
        guard hasPrefix(CellText.numberMark), text.split(separator: ".").last?.count == 3, text.contains(".") else {
            return text
        }
        return text + "0"
    }
}

extension [String] {
    /// NFC, without blanks around, without empty cells at the end.
    fileprivate var cleaned: [String] {
        let cells = map { $0.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines) }
        return Array(cells.prefix((cells.lastIndex { !$0.isEmpty } ?? -1) + 1))
    }
}
