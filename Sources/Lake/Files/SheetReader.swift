import Domain
import Foundation

/// Reads the rows of one sheet, in order, without holding more than a few of them.
struct SheetReader {
    let workbook: Workbook
    /// The file's name, for what is said of it.
    let file: String
    /// How many columns a row may reach over: a gap before a cell costs as much as cells do.
    let columnLimit: Int

    struct Row {
        /// Counting from 1, as the sheet shows it.
        let number: Int
        /// From column A to the last cell with a text; numbers begin with ``CellText/numberMark``, dates with
        /// ``CellText/dateMark``.
        let cells: [String]
    }

    /// Rows and columns of the largest sheet a spreadsheet program writes.
    private static let mostRows = 1_048_576
    private static let mostColumns = 16_384
    /// More bytes without the end of a row are no row.
    private static let longestRowBytes = 1 << 24

    /// - Parameter body: Says whether to go on.
    /// - Throws: ``UnusableFile`` for a sheet that is damaged or too wide; what `body` throws.
    func read(_ sheet: Workbook.Sheet, in archive: ZipArchive, _ body: (Row) throws -> Bool) throws {
        var pending: [UInt8] = []
        var last = 0
        var isEnded = false
        let isWhole = try archive.read(sheet.path) { chunk in
            pending.append(contentsOf: chunk)
            guard let end = Self.endOfRows(pending) else {
                guard pending.count <= Self.longestRowBytes else {
                    throw damaged(sheet, row: last + 1, vi: "hàng dài quá mức", en: "the row is too long to be one")
                }
                return true
            }
            for row in try rows(of: sheet, in: pending[..<end], after: last) where !isEnded {
                last = row.number
                isEnded = try !body(row)
            }
            pending.removeSubrange(..<end)
            return !isEnded
        }
        guard isWhole || isEnded else { throw XLSXFile.damaged(file) }
    }

    /// After the last `</row>` so far; `nil` for none.
    private static func endOfRows(_ bytes: [UInt8]) -> Int? {
        let data = Data(bytes)
        var end = data.endIndex
        while let found = data[..<end].range(of: Data("row>".utf8), options: .backwards) {
            let before = data[..<found.lowerBound]
            let tag = before.lastIndex(of: UInt8(ascii: "<")).map { before[($0 + 1)...] } ?? Data()
            if tag.first == UInt8(ascii: "/"), tag.count == 1 || tag.last == UInt8(ascii: ":") {
                return found.upperBound
            }
            end = found.lowerBound
        }
        return nil
    }

    private func rows(of sheet: Workbook.Sheet, in xml: ArraySlice<UInt8>, after last: Int) throws -> [Row] {
        var scanner = XMLScanner(xml)
        var rows: [Row] = []
        var number = last
        var cells: [String] = []
        var next = 0
        var cell: (position: Int, type: String, style: Int)?
        var value = ""
        var isValue = false
        while let event = scanner.next() {
            switch event {
            case .open("row", let attributes, _):
                number = try self.number(of: attributes["r"], after: number, in: sheet)
                cells = []
                next = 0
            case .close("row"): rows.append(Row(number: number, cells: cells))
            case .open("c", let attributes, let isEmpty):
                let position = try position(of: attributes["r"], next: next, row: number, in: sheet)
                cell = isEmpty ? nil : (position, attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
                next = position + 1
                value = ""
            case .open("v", _, let isEmpty), .open("t", _, let isEmpty): isValue = !isEmpty
            case .close("v"), .close("t"): isValue = false
            case .text(let text): if isValue { value += text }
            case .close("c"):
                guard let done = cell else { continue }
                cell = nil
                let text = text(of: value, type: done.type, style: done.style)
                // A gap is filled for a cell that has something.
                guard !text.isEmpty else { continue }
                guard done.position < columnLimit else { throw tooWide(sheet, row: number) }
                cells.append(contentsOf: repeatElement("", count: max(0, done.position + 1 - cells.count)))
                cells[done.position] = text
            case .open, .close: break
            }
        }
        return rows
    }

    /// A row without a number follows the one before.
    private func number(of written: String?, after last: Int, in sheet: Workbook.Sheet) throws -> Int {
        let number = written.map { Int($0) } ?? last + 1
        guard let number, number > last, number <= Self.mostRows else {
            throw damaged(
                sheet, row: last + 1, vi: "sau hàng \(last) có hàng mang số '\((written ?? "").prefix(20))'",
                en: "after row \(last) stands a row numbered '\((written ?? "").prefix(20))'")
        }
        return number
    }

    /// A cell without a place follows the one before.
    private func position(of written: String?, next: Int, row: Int, in sheet: Workbook.Sheet) throws -> Int {
        let position = written.map(Self.column) ?? next
        guard let position, position < Self.mostColumns else {
            throw damaged(
                sheet, row: row, vi: "không có ô nào tên '\((written ?? "").prefix(20))'",
                en: "no cell is named '\((written ?? "").prefix(20))'")
        }
        return position
    }

    /// `B` of `B12` is 1; `nil` for what is no column, or one beyond the last, `XFD`.
    private static func column(_ reference: String) -> Int? {
        let letters = reference.utf8.prefix { (65...90).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        let column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
        return column <= mostColumns ? column - 1 : nil
    }

    private func damaged(_ sheet: Workbook.Sheet, row: Int, vi: String, en: String) -> UnusableFile {
        UnusableFile(
            .damaged, file: file,
            vi: "sổ tính hỏng ở trang '\(sheet.name)', hàng \(row): \(vi); hãy tải hoặc xuất lại tệp",
            en: "the workbook is damaged in the sheet '\(sheet.name)', row \(row): \(en); fetch or export it again")
    }

    private func tooWide(_ sheet: Workbook.Sheet, row: Int) -> UnusableFile {
        UnusableFile(
            .tooLarge, file: file,
            vi:
                "trang '\(sheet.name)', hàng \(row) có ô sau cột thứ \(columnLimit); hãy xóa những gì nằm ngoài bảng rồi lưu lại",
            en:
                "the sheet '\(sheet.name)' has in row \(row) a cell after column \(columnLimit); clear what is beside the table and save it again"
        )
    }

    private func text(of value: String, type: String, style: Int) -> String {
        switch type {
        case "s": return Int(value).flatMap { workbook.texts.indices.contains($0) ? workbook.texts[$0] : nil } ?? ""
        case "b": return value == "1" ? "true" : value.isEmpty ? "" : "false"
        case "d": return CellText.dateMark + value.replacing("T", with: " ")
        case "n": return value.isEmpty ? "" : number(value, style: style)
        default: return value
        }
    }

    private func number(_ value: String, style: Int) -> String {
        guard let float = Double(value), float.isFinite else { return value }
        let date = workbook.styles.indices.contains(style) ? workbook.styles[style] : nil
        if let date, date.hasDay, Self.serials.contains(float) {
            return CellText.dateMark + self.date(float, hasTime: date.hasTime)
        }
        return CellText.numberMark + Self.plain(value, float)
    }

    /// A sheet keeps a number to 15 digits; more are how binary writes it down.
    private static func plain(_ value: String, _ float: Double) -> String {
        let digits = value.split(whereSeparator: { $0 == "e" || $0 == "E" })[0].filter(\.isNumber)
            .drop { $0 == "0" }
        let written = digits.count <= 15 ? value : String(format: "%.15g", float)
        return Decimal(string: written).map { "\($0)" } ?? value
    }

    /// The numbers a spreadsheet program shows as a date: up to 31 December 9999.
    private static let serials = 0..<2_958_466.0

    private func date(_ serial: Double, hasTime: Bool) -> String {
        let seconds = (serial * 86_400).rounded()
        let days = (seconds / 86_400).rounded(.down)
        let day = Day(ordinal: Int(days) + (workbook.countsFrom1904 ? -24_107 : -25_569))
        let rest = Int(seconds - days * 86_400)
        guard hasTime || rest > 0 else { return "\(day)" }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(day) \(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    }
}
