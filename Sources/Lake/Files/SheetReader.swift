import Domain
import Foundation

/// Reads the rows of one sheet, in order, without holding more than a few of them.
struct SheetReader {
    let workbook: Workbook

    struct Row {
        /// Counting from 1, as the sheet shows it.
        let number: Int
        /// From column A on; numbers begin with ``CellText/numberMark``, dates with ``CellText/dateMark``.
        let cells: [String]
    }

    /// - Parameter body: Says whether to go on.
    /// - Returns: Whether the sheet was read to its end, or `body` ended it.
    func read(_ sheet: Workbook.Sheet, in archive: ZipArchive, _ body: (Row) throws -> Bool) rethrows -> Bool {
        var pending: [UInt8] = []
        var last = 0
        var isEnded = false
        let isWhole = try archive.read(sheet.path) { chunk in
            pending.append(contentsOf: chunk)
            guard let end = Self.endOfRows(pending) else { return true }
            for row in rows(in: pending[..<end], after: last) where !isEnded {
                last = row.number
                isEnded = try !body(row)
            }
            pending.removeSubrange(..<end)
            return !isEnded
        }
        return isWhole || isEnded
    }

    /// After the last `</row>` so far; `nil` for none.
    private static func endOfRows(_ bytes: [UInt8]) -> Int? {
        Data(bytes).range(of: Data("row>".utf8), options: .backwards).map(\.upperBound)
    }

    private func rows(in xml: ArraySlice<UInt8>, after last: Int) -> [Row] {
        var scanner = XMLScanner(xml)
        var rows: [Row] = []
        var number = last
        var cells: [String] = []
        var cell: (position: Int, type: String, style: Int)?
        var value = ""
        var isValue = false
        while let event = scanner.next() {
            switch event {
            case .open("row", let attributes, let isEmpty):
                number = attributes["r"].flatMap { Int($0) } ?? number + 1
                cells = []
                if isEmpty { continue }
            case .close("row"): rows.append(Row(number: number, cells: cells))
            case .open("c", let attributes, let isEmpty):
                let position = attributes["r"].flatMap(Self.column) ?? cells.count
                cell = (position, attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
                value = ""
                if isEmpty { cell = nil }
            case .open("v", _, let isEmpty), .open("t", _, let isEmpty): isValue = !isEmpty
            case .close("v"), .close("t"): isValue = false
            case .text(let text): if isValue { value += text }
            case .close("c"):
                guard let done = cell, done.position < 16_384 else { continue }
                while cells.count < done.position { cells.append("") }
                cells.append(text(of: value, type: done.type, style: done.style))
                cell = nil
            case .open, .close: break
            }
        }
        return rows
    }

    /// `B` of `B12` is 1.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte) - 64
        }
        return column == 0 ? nil : column - 1
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
        if let date, date.hasDay { return CellText.dateMark + self.date(float, hasTime: date.hasTime) }
        return CellText.numberMark + Self.plain(value, float)
    }

    /// A sheet keeps a number to 15 digits; more are how binary writes it down.
    private static func plain(_ value: String, _ float: Double) -> String {
        let digits = value.split(whereSeparator: { $0 == "e" || $0 == "E" })[0].filter(\.isNumber)
            .drop { $0 == "0" }
        let written = digits.count <= 15 ? value : String(format: "%.15g", float)
        return Decimal(string: written).map { "\($0)" } ?? value
    }

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
