import Foundation
import Packs
import SQLText

/// Opens a workbook: its sheet becomes a CSV text whose numbers and dates are marked, read as any other.
///
/// DuckDB's own reader gives every cell as text and so cannot tell the number 1.234 from the text `1.234`, which in a
/// Vietnamese file is 1234.
struct XLSXFile {
    let source: Source
    let search: HeaderSearch
    let temporaryFolder: String

    /// - Throws: ``UnusableFile`` for a damaged workbook, a missing sheet or header.
    func open(_ url: URL) throws -> SourceTable {
        let (archive, workbook) = try Self.workbook(url)
        let sheet = try chosen(of: workbook)
        let target = URL(fileURLWithPath: temporaryFolder).appendingPathComponent("utf8-\(UUID().uuidString).csv")
        guard FileManager.default.createFile(atPath: target.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let output = try FileHandle(forWritingTo: target)
        defer { try? output.close() }
        var head: [[String]] = []
        var lines = LineMap.onePerRecord
        var width = 0
        var text = ""
        try reader(workbook).read(sheet, in: archive) { row in
            if head.count < source.headerSearchRows { head.append(row.cells.map(\.withoutMark)) }
            width = max(width, row.cells.count)
            lines.add(recordOnLine: row.number, cells: row.cells)
            text += Self.line(row.cells)
            if text.utf8.count > 1 << 20 {
                try output.write(contentsOf: Data(text.utf8))
                text = ""
            }
            return true
        }
        try output.write(contentsOf: Data(text.utf8))
        let header = try search.find(in: head)
        return SourceTable(
            header: header, relation: relation(target, width: max(width, header.labels.count), lines: lines),
            extraColumns: max(0, width - header.labels.count), refusesRaggedRows: false,
            conventions: header.labels.map { _ in .marked }, headerRecords: header.record + 1, lines: lines,
            sheet: sheet.name,
            otherSheets: workbook.sheets.map(\.name).filter { $0 != sheet.name })
    }

    /// The header alone, without reading further than it can be.
    func header(of url: URL) throws -> Header {
        let (archive, workbook) = try Self.workbook(url)
        var head: [[String]] = []
        try reader(workbook).read(try chosen(of: workbook), in: archive) { row in
            head.append(row.cells.map(\.withoutMark))
            return head.count < source.headerSearchRows
        }
        return try search.find(in: head)
    }

    /// Extracts are long, not wide.
    private func reader(_ workbook: Workbook) -> SheetReader {
        SheetReader(workbook: workbook, file: search.file, columnLimit: 1_024)
    }

    static func workbook(_ url: URL) throws -> (ZipArchive, Workbook) {
        guard let archive = ZipArchive(reading: url) else { throw damaged(url.lastPathComponent) }
        guard archive.has("xl/workbook.xml") else {
            throw UnusableFile(
                .notThisFormat, file: url.lastPathComponent, vi: "tệp nén ZIP này không phải sổ tính XLSX",
                en: "this ZIP archive is not an XLSX workbook")
        }
        guard let workbook = Workbook(in: archive) else { throw damaged(url.lastPathComponent) }
        return (archive, workbook)
    }

    static func damaged(_ file: String) -> UnusableFile {
        UnusableFile(
            .damaged, file: file, vi: "sổ tính hỏng hoặc bị cắt; hãy tải hoặc xuất lại tệp",
            en: "the workbook is damaged or cut off; fetch or export it again")
    }

    private func chosen(of workbook: Workbook) throws -> Workbook.Sheet {
        guard let wanted = source.sheet else {
            guard let first = workbook.sheets.first else { throw Self.damaged(search.file) }
            return first
        }
        guard let found = workbook.sheets.first(where: { $0.name.foldedLabel == wanted.foldedLabel }) else {
            let names = workbook.sheets.map { "'\($0.name)'" }.joined(separator: ", ")
            throw UnusableFile(
                .noSheet, file: search.file, vi: "không có trang tính '\(wanted)'; có \(names)",
                en: "there is no sheet '\(wanted)'; found \(names)")
        }
        return found
    }

    /// Every cell is quoted, so that an empty row is no empty line.
    private static func line(_ cells: [String]) -> String {
        guard !cells.isEmpty else { return "\"\"\n" }
        return cells.map { "\"" + $0.replacing("\"", with: "\"\"").replacing("\0", with: "") + "\"" }
            .joined(separator: ",") + "\n"
    }

    private func relation(_ url: URL, width: Int, lines: LineMap) -> SQLFragment {
        let columns = (0..<width).map { "\("c\($0)"): 'VARCHAR'" as SQLFragment }.joined(separator: ", ")
        return """
            read_csv(\(url.path), auto_detect = false, header = false, skip = 0, delim = ',', quote = '"', escape = '"',
                nullstr = \(CSVFile.neverACell), null_padding = true, new_line = '\\n',
                max_line_size = \(FileScan.longestLineBytes), parallel = \(!lines.hasBreaksInCells),
                columns = {\(columns)})
            """
    }
}

extension String {
    /// The text of a cell without the mark of a number or a date.
    var withoutMark: String {
        hasPrefix(CellText.numberMark) || hasPrefix(CellText.dateMark) ? String(dropFirst()) : self
    }
}
