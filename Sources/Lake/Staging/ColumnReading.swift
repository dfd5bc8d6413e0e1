import Domain
import Packs
import SQLText

/// How one column of the dataset is read from one source: the SQL of its text, its value and its faults.
///
/// The SQL goes through levels, each a subquery over the one before: `cell:3` the cleaned cell, `text:amount` cut and mapped,
/// `time:cleared_at` the timestamps that have a time of day, then the values under the columns' own names.
struct ColumnReading {
    let column: Column
    /// `nil` for a column that this source does not bring.
    let mapping: Source.Mapping?
    /// Where the file has it; `nil` for a constant, and for one the file lacks.
    let position: Int?
    let label: String?
    let convention: SourceTable.Convention
    let source: Source
    let allowsNegative: Bool

    struct Fault {
        let condition: SQLFragment
        /// A text expression.
        let code: SQLFragment
        var column: String?
        var label: String?
        var value: SQLFragment = "NULL"
        var other: SQLFragment = "NULL"
    }

    private var cell: SQLFragment { "\(name: "cell:\(position ?? 0)")" }
    private var text: SQLFragment { "\(name: "text:" + column.name)" }
    private var time: SQLFragment { "\(name: "time:" + column.name)" }
    var value: SQLFragment { "\(name: column.name)" }

    /// Level 2; `nil` where there is no text to read.
    var textLevel: SQLFragment? {
        guard let mapping else { return nil }
        if let constant = mapping.constant { return "\(constant) AS \(text)" }
        guard position != nil else { return nil }
        return "\(CellText(mapping: mapping, convention: convention).text(of: cell)) AS \(text)"
    }

    /// Level 3.
    var timeLevel: SQLFragment? {
        guard column.type == .timestamp, textLevel != nil else { return nil }
        return "\(byMark(written: days.time(text), plain: DayReading.iso.time(text))) AS \(time)"
    }

    /// Level 4: the column, and its `_date_only`.
    var valueLevel: [SQLFragment] {
        let type = SQLFragment.type(column.type.stored)
        guard textLevel != nil else {
            guard column.derivation == nil else { return [] }
            let empty: SQLFragment = "CAST(NULL AS \(type)) AS \(value)"
            return column.type == .timestamp ? [empty, "CAST(NULL AS BOOLEAN) AS \(dateOnly)"] : [empty]
        }
        switch column.type {
        case .text: return ["\(text) AS \(value)"]
        case .code(let codes):
            return ["CASE WHEN \(SQLFragment.isOne(text, of: codes.map(\.code))) THEN \(text) END AS \(value)"]
        case .integer, .decimal, .money:
            return ["\(byMark(written: number.value(text), plain: plainNumber.value(text))) AS \(value)"]
        case .boolean:
            return [
                """
                CASE lower(\(text)) WHEN 'true' THEN TRUE WHEN '1' THEN TRUE WHEN 'false' THEN FALSE WHEN '0' THEN FALSE
                    END AS \(value)
                """
            ]
        case .day:
            let written: SQLFragment = "coalesce(\(days.day(text)), \(days.time(text)))"
            let plain: SQLFragment = "coalesce(\(DayReading.iso.day(text)), \(DayReading.iso.time(text)))"
            return ["CAST(\(byMark(written: written, plain: plain)) AS DATE) AS \(value)"]
        case .timestamp:
            let day = byMark(written: days.day(text), plain: DayReading.iso.day(text))
            return [
                "coalesce(\(time), \(day)) AS \(value)",
                "CASE WHEN \(text) IS NOT NULL THEN \(time) IS NULL END AS \(dateOnly)",
            ]
        }
    }

    /// Level 5, for a column computed from another.
    var derivedLevel: SQLFragment? {
        guard textLevel == nil, let derivation = column.derivation else { return nil }
        return "left(CAST(\(name: derivation.column) AS VARCHAR), \(derivation.first)) AS \(value)"
    }

    /// The conditions under which a row is refused because of this column alone.
    var faults: [Fault] {
        var faults: [Fault] = []
        let isRequired = column.isRequired || [.key, .unit, .time].contains(column.role)
        if textLevel != nil {
            faults.append(Fault(condition: "\(text) IS NOT NULL AND \(value) IS NULL", code: unreadable, value: text))
            if let mapping, mapping.refusesUnmapped, position != nil {
                faults.append(
                    Fault(
                        condition: "\(cell) IS NOT NULL AND \(text) IS NULL", code: Self.code(.unmapped), value: cell))
                if isRequired { faults.append(Fault(condition: "\(cell) IS NULL", code: Self.code(.missing))) }
            } else if isRequired {
                faults.append(Fault(condition: "\(text) IS NULL", code: Self.code(.missing)))
            }
        } else if isRequired {
            faults.append(Fault(condition: "\(value) IS NULL", code: Self.code(.missing)))
        }
        if textLevel != nil, column.type == .day || column.type == .timestamp {
            faults.append(Fault(condition: isStray, code: Self.code(.notADate), value: text))
        }
        if column.role == .amount, !allowsNegative {
            faults.append(
                Fault(condition: "\(value) < 0", code: Self.code(.negative), value: "CAST(\(value) AS VARCHAR)"))
        }
        return faults.map {
            var fault = $0
            fault.column = column.name
            fault.label = label
            return fault
        }
    }

    static func code(_ code: RowProblem.Code) -> SQLFragment { "\(code.rawValue)" }

    private var dateOnly: SQLFragment { "\(name: column.name + "_date_only")" }

    private var days: DayReading {
        guard convention != .plain, let formats = mapping?.formats, !formats.isEmpty else { return .iso }
        return DayReading(formats: formats)
    }

    private var scale: Int {
        switch column.type {
        case .decimal(let scale), .money(let scale): scale
        case .integer, .text, .code, .day, .timestamp, .boolean: 0
        }
    }

    private var plainNumber: NumberReading { .plain(scale: scale, type: .type(column.type.stored)) }

    private var number: NumberReading {
        convention == .plain
            ? plainNumber
            : NumberReading(
                decimal: source.decimalSeparator, grouping: source.groupingSeparator, scale: scale,
                rounds: mapping?.rounds ?? false,
                type: .type(column.type.stored))
    }

    /// Chooses by the mark of the raw cell where cells are marked.
    private func byMark(written: SQLFragment, plain: SQLFragment) -> SQLFragment {
        guard convention == .marked, let position else { return written }
        let raw = SourceTable.column(position)
        return "CASE WHEN \(raw) < \("\u{3}") AND \(raw) <> '' THEN \(plain) ELSE \(written) END"
    }

    /// A year that cannot be meant is a fault.
    private var isStray: SQLFragment {
        "\(value) NOT BETWEEN CAST(\(DayReading.earliest) AS \(SQLFragment.type(column.type.stored))) AND CAST(\(DayReading.latest) AS \(SQLFragment.type(column.type.stored)))"
    }

    /// The code for a text that gave no value.
    private var unreadable: SQLFragment {
        switch column.type {
        case .text: Self.code(.missing)
        case .code: Self.code(.notInList)
        case .integer, .decimal, .money: byMark(written: number.fault(text), plain: plainNumber.fault(text))
        case .day, .timestamp: Self.code(.notADate)
        case .boolean: Self.code(.notYesOrNo)
        }
    }
}
