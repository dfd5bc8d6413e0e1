package import Domain
package import Foundation

/// The records of one kind as a table that ``RecordImport`` reads back as exactly these records.
package struct RecordTable: Hashable, Sendable {
    package enum Cell: Hashable, Sendable {
        case empty
        case text(String)
        case day(Day)
    }

    /// A unit people read amounts in: what one of it is in the base unit, and the name import knows it by.
    package struct ReadUnit: Hashable, Sendable {
        package let factor: Decimal
        package let name: String
        package init(factor: Decimal, name: String) {
            self.factor = factor
            self.name = name
        }
    }

    package let kind: RecordKind
    /// What its sheet must be called to be recognised.
    package let sheetName: String
    package let headers: [String]
    /// One cell a header; the records that were withdrawn say so in their last cell.
    package let rows: [[Cell]]

    /// - Parameters:
    ///   - records: Columns as the registry keeps them, and whether the record is withdrawn.
    ///   - languages: Of the pack; the first is that of a text that does not say its own.
    ///   - headings: The language of the headers, Vietnamese or English.
    ///   - units: What targets of an indicator are written in; the base unit where none is given.
    init(
        _ kind: RecordKind, _ records: [(fields: StoredFields, isWithdrawn: Bool)], languages: [Language],
        headings: Language, units: [IndicatorID: ReadUnit] = [:]
    ) {
        let layout = RecordLayout.of(kind)
        let isVietnamese = headings == .vietnamese
        let columns = layout.columns.filter { $0.name != "scale" }.flatMap {
            Self.columns(of: $0, in: records.map(\.fields), languages: languages, isVietnamese: isVietnamese, units)
        }
        self.kind = kind
        sheetName = isVietnamese ? layout.sheetName.capitalisedFirst : layout.key
        headers = columns.map(\.header)
        rows = records.map { record in columns.map { $0.cell(record.fields, record.isWithdrawn) } }
    }
}

extension RecordTable {
    private struct Column {
        let header: String
        let cell: (StoredFields, _ isWithdrawn: Bool) -> Cell
    }

    private static func columns(
        of field: RecordLayout.Field, in records: [StoredFields], languages: [Language], isVietnamese: Bool,
        _ units: [IndicatorID: ReadUnit]
    ) -> [Column] {
        let label =
            (isVietnamese ? field.labels.first : nil) ?? field.name.replacing("_", with: " ")
        let header = label.capitalisedFirst
        if field.name == "withdrawn" {
            let yes = isVietnamese ? "có" : "yes"
            return [Column(header: header) { _, isWithdrawn in isWithdrawn ? .text(yes) : .empty }]
        }
        let column = RecordKind.column(of: field.name)
        switch field.sort {
        case .plain, .amount, .list:
            return [
                Column(header: header) { fields, _ in
                    written(fields, column, field.sort, unit(of: fields, units))
                }
            ]
        case .localized:
            let present = Set(records.flatMap { texts(in: $0, column).keys })
            let others = present.subtracting(languages.map(\.rawValue)).sorted()
            return (languages.map(\.rawValue) + others).map { tag in
                let isFirst = tag == languages.first?.rawValue
                return Column(header: isFirst ? header : "\(header) (\(tag))") { fields, _ in
                    texts(in: fields, column)[tag].map { .text($0) } ?? .empty
                }
            }
        case .open:
            return Set(records.flatMap { texts(in: $0, column).keys }).sorted().map { name in
                Column(header: "\(field.name).\(name)") { fields, _ in
                    texts(in: fields, column)[name].map { .text(unmistakable($0)) } ?? .empty
                }
            }
        }
    }

    private static func texts(in fields: StoredFields, _ column: String) -> [String: String] {
        guard case .text(let text) = fields[column] else { return [:] }
        return (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
    }

    private static func unit(of fields: StoredFields, _ units: [IndicatorID: ReadUnit]) -> ReadUnit? {
        guard fields.kind == .target, case .text(let indicator) = fields["indicator"] else { return nil }
        return units[IndicatorID(indicator)]
    }

    private static func written(
        _ fields: StoredFields, _ column: String, _ sort: RecordLayout.Field.Sort, _ unit: ReadUnit?
    ) -> Cell {
        switch fields[column] {
        case .absent: return .empty
        case .integer(let number):
            guard column.hasPrefix("is_") else { return .text(String(number)) }
            return number == 1 ? .text("có") : .empty
        case .text("by_hand") where column == "trajectory":
            guard case .text(let points) = fields["points"],
                let pairs = try? JSONDecoder().decode([[String]].self, from: Data(points.utf8))
            else { return .empty }
            return .text(pairs.map { "\($0[0]) = \(amount($0[1], in: unit))" }.joined(separator: "; "))
        case .text(let text):
            if sort == .list {
                let items = (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
                return items.isEmpty ? .empty : .text(items.joined(separator: "; "))
            }
            if sort == .amount { return .text(Decimal(exact: text) == nil ? text : amount(text, in: unit)) }
            // Sheets know no day before 1900.
            if let day = Day(text), day.year > 1900 { return .day(day) }
            return .text(text)
        }
    }

    /// `11500 tỷ đồng`; in the base unit where the number of those would not end.
    private static func amount(_ number: String, in unit: ReadUnit?) -> String {
        guard let unit, let value = Decimal(exact: number) else { return unmistakable(number) }
        let shown = value.divided(by: unit.factor)
        guard shown * unit.factor == value else { return unmistakable(number) }
        return "\(unmistakable(shown.exactText)) \(unit.name)"
    }

    /// A number that can be read one way only: `6.718` could be thousands, `6.7180` cannot.
    private static func unmistakable(_ number: String) -> String {
        let parts = number.split(separator: ".")
        return parts.count == 2 && parts[1].count == 3 ? number + "0" : number
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
