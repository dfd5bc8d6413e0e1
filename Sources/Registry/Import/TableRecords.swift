import Diagnostics
import Foundation

/// Reads one table of living records. Its kind is told by its header, found within the first rows.
struct TableRecords {
    private(set) var records: [WrittenRecord] = []
    private(set) var problems: [Diagnostic] = []
    private let sheet: TableSheet

    /// A header understood as one kind's.
    private struct Header {
        struct Column {
            let index: Int
            let field: String
            let scale: String?
        }
        let row: Int
        let layout: RecordLayout
        let columns: [Column]
        let missing: [String]
        let unread: [(index: Int, label: String)]
        var isComplete: Bool { missing.isEmpty }
    }

    private static let searchRows = 20
    /// Columns that number the rows.
    private static let rowNumbers: Set<String> = ["stt", "tt", "no", "#"]

    init(_ sheet: TableSheet) {
        self.sheet = sheet
        guard sheet.rows.contains(where: { $0.contains { Self.text($0) != nil } }) else { return }
        guard let header = header() else { return }
        for (index, label) in header.unread {
            problems.append(
                Diagnostic(
                    severity: .warning, code: "column-not-read",
                    message: "the column '\(label)' is not one of a table of \(header.layout.key)",
                    place: cell(header.row, index),
                    help: didYouMean(foldedLabel(label), among: Self.labels(of: header.layout)).map {
                        "did you mean '\($0)'?"
                    }
                        ?? "its values are left out"))
        }
        let rows = sheet.rows.indices.filter { $0 > header.row }.compactMap { record(row: $0, header) }
        records = header.layout.kind == .leagueTable ? Self.leagueTables(rows) : rows
    }

    // MARK: Header

    private mutating func header() -> Header? {
        var candidates: [Header] = []
        for row in sheet.rows.indices.prefix(Self.searchRows) {
            candidates += RecordLayout.all.map { match(row, $0) }.filter { !$0.columns.isEmpty }
        }
        let complete = candidates.filter(\.isComplete)
        let named = complete.filter { names($0.layout) }
        let choice = named.isEmpty ? complete : named
        let most = choice.map(\.columns.count).max() ?? 0
        let best = choice.filter { $0.columns.count == most }
        if let only = best.first, Set(best.map(\.layout.kind)).count == 1 { return only }
        problems.append(best.isEmpty ? unrecognised(candidates) : ambiguous(best))
        return nil
    }

    private func match(_ row: Int, _ layout: RecordLayout) -> Header {
        var columns: [Header.Column] = []
        var unread: [(Int, String)] = []
        for (index, value) in sheet.rows[row].enumerated() {
            guard let label = Self.text(value) else { continue }
            if let column = Self.column(label, at: index, in: layout),
                !columns.contains(where: { $0.field == column.field })
            {
                columns.append(column)
            } else if !Self.rowNumbers.contains(foldedLabel(label)) {
                unread.append((index, label))
            }
        }
        let found = Set(columns.map { String($0.field.split(separator: ".")[0]) } + columns.map(\.field))
        let missing = layout.columns.filter { $0.isRequired && !found.contains($0.name) }.map(\.name)
        return Header(row: row, layout: layout, columns: columns, missing: missing, unread: unread)
    }

    /// The field a header names: `Giá trị (tỷ đồng)` is `value` in tỷ đồng, `Tiêu đề (en)` is `title.en`.
    private static func column(_ label: String, at index: Int, in layout: RecordLayout) -> Header.Column? {
        if let field = field(foldedLabel(label), in: layout) {
            return Header.Column(index: index, field: field.name, scale: nil)
        }
        if label.hasSuffix(")"), let bracket = label.lastIndex(of: "("),
            let field = field(foldedLabel(String(label[..<bracket])), in: layout)
        {
            let inside = String(label[label.index(after: bracket)...].dropLast())
            switch field.sort {
            case .amount: return Header.Column(index: index, field: field.name, scale: inside)
            case .localized: return Header.Column(index: index, field: "\(field.name).\(inside)", scale: nil)
            case .plain, .list, .open: return nil
            }
        }
        let folded = label.lowercased().trimmingCharacters(in: .whitespaces)
        for field in layout.columns where folded.hasPrefix(field.name + ".") || folded.hasPrefix(field.name + "_") {
            let rest = folded.dropFirst(field.name.count + 1)
            let isLanguage = field.sort == .localized && rest.count == 2
            if isLanguage || field.sort == .open {
                return Header.Column(index: index, field: "\(field.name).\(rest)", scale: nil)
            }
        }
        return nil
    }

    private static func field(_ folded: String, in layout: RecordLayout) -> RecordLayout.Field? {
        layout.columns.first { foldedLabel($0.name) == folded || $0.labels.contains(folded) }
    }

    private static func labels(of layout: RecordLayout) -> [String] { layout.columns.flatMap { [$0.name] + $0.labels } }

    private func names(_ layout: RecordLayout) -> Bool {
        guard let name = sheet.name.map(foldedLabel) else { return false }
        return [foldedLabel(layout.key), layout.kind.label, layout.sheetName].contains(name)
    }

    private func unrecognised(_ candidates: [Header]) -> Diagnostic {
        let nearest = candidates.max { ($0.columns.count - $0.missing.count) < ($1.columns.count - $1.missing.count) }
        let help =
            nearest.map {
                "row \($0.row + 1) is nearest to a table of \($0.layout.key), which also needs the columns "
                    + $0.missing.joined(separator: ", ")
            } ?? "give each column the header of a field: docs/living-records.md lists them"
        return Diagnostic(
            code: "no-header",
            message: "none of the first \(Self.searchRows) rows is the header of a table of living records",
            place: .whole(file: title), help: help)
    }

    private func ambiguous(_ best: [Header]) -> Diagnostic {
        Diagnostic(
            code: "kind-unclear",
            message: "the header fits tables of \(best.map(\.layout.key).joined(separator: " and "))",
            place: .whole(file: title),
            help: "name the sheet '\(best[0].layout.key)', or use the English headers of its fields")
    }

    // MARK: Rows

    /// `nil` for a row without any value under the header.
    private func record(row: Int, _ header: Header) -> WrittenRecord? {
        let cells = sheet.rows[row]
        var fields: [WrittenField] = []
        var missing: [String: SourceRange] = [:]
        for column in header.columns {
            let place = cell(row, column.index)
            missing[column.field] = place
            let text = cells.indices.contains(column.index) ? Self.text(cells[column.index]) : nil
            let value = WrittenValue(content: text.map { .text($0) } ?? .absent, place: place)
            fields.append(WrittenField(name: column.field, namePlace: place, value: value, scale: column.scale))
        }
        guard fields.contains(where: { $0.value.content != .absent }) else { return nil }
        let first = header.columns.map(\.index).min() ?? 0
        return WrittenRecord(
            kind: header.layout.kind, place: cell(row, first), fields: fields, missing: missing,
            columns: Set(header.columns.map(\.field)), numbers: sheet.numbers)
    }

    /// Rows of one set, period and day make one league table.
    private static func leagueTables(_ rows: [WrittenRecord]) -> [WrittenRecord] {
        let entryNames = Set(RecordLayout.leagueEntry.map(\.name))
        var order: [[WrittenValue.Content]] = []
        var groups: [[WrittenValue.Content]: [WrittenRecord]] = [:]
        for row in rows {
            let key = ["code", "period", "as_at"].map { name in
                row.fields.first { $0.name == name }?.value.content ?? .absent
            }
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        return order.compactMap { groups[$0] }.map { rows in
            let entries = rows.map { row in
                WrittenValue(content: .fields(row.fields.filter { entryNames.contains($0.name) }), place: row.place)
            }
            let list = WrittenValue(content: .list(entries), place: rows[0].place)
            return WrittenRecord(
                kind: .leagueTable, place: rows[0].place,
                fields: rows[0].fields.filter { !entryNames.contains($0.name) }
                    + [WrittenField(name: "entries", namePlace: rows[0].place, value: list)],
                missing: rows[0].missing, columns: rows[0].columns, numbers: rows[0].numbers)
        }
    }

    // MARK: Places

    private static func text(_ value: String?) -> String? {
        guard let text = value?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else { return nil }
        return text.precomposedStringWithCanonicalMapping
    }

    private var title: String { sheet.name.map { "\(sheet.file):\($0)" } ?? sheet.file }

    /// `khtt.xlsx:Targets!D7`, `targets.csv!D7`.
    private func cell(_ row: Int, _ column: Int) -> SourceRange {
        .whole(file: "\(title)!\(Self.letters(column))\(row + 1)")
    }

    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}
