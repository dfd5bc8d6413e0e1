import Domain
import Packs
import SQLText

/// The one statement that reads a whole file: every row converted and judged, into a temporary table.
///
/// It keeps the file's order, so that a row's number in the table is its record's number in the file.
struct StagingQuery {
    let dataset: Dataset
    let source: Source
    let units: OrgUnitTree
    let input: SourceTable

    /// The state of a staged row.
    enum State: Int {
        case valid = 0
        case refused = 1
        /// All its cells are empty: it is no row.
        case blank = 2
    }

    static let table: SQLFragment = "staged"

    var statement: SQLFragment {
        let content = SQLFragment.columns(RecordTable(dataset).content)
        return """
            CREATE TEMP TABLE \(Self.table) AS
            SELECT \(content), _day, _unit, _unit <> \(unit) AS _succeeded,
                CASE WHEN NOT _bad THEN \(State.valid.rawValue) WHEN \(isBlank) THEN \(State.blank.rawValue)
                    ELSE \(State.refused.rawValue) END AS _state,
                CASE WHEN _bad THEN \(problems) END AS _problems,
                CASE WHEN _bad THEN CAST(to_json([\(rawCells)]) AS VARCHAR) END AS _cells
            FROM (SELECT *, coalesce(\(anyFault), FALSE) AS _bad
            FROM (SELECT *, \(holding.holder(unit, on: "_day")) AS _unit
            FROM (SELECT *, CAST(\(name: dataset.time.name) AS DATE) AS _day\(derived)
            FROM (SELECT *, \(values)
            FROM (SELECT *\(times)
            FROM (SELECT *\(texts)
            FROM (SELECT *\(cells)
            FROM \(input.relation))))))))
            """
    }

    private var unit: SQLFragment { "\(name: dataset.unit.name)" }
    private var holding: UnitHolding { UnitHolding(tree: units) }

    private var readings: [ColumnReading] {
        dataset.columns.map { column in
            let mapping = source.mappings.first { $0.column == column.name }
            let position = input.header.positions[column.name]
            return ColumnReading(
                column: column, mapping: mapping, position: position,
                label: position.map { input.header.labels[$0] },
                convention: position.map { input.conventions[$0] } ?? .written, source: source,
                allowsNegative: dataset.allowsNegativeAmounts)
        }
    }

    private var cells: SQLFragment {
        Self.following(
            Set(input.header.positions.values).sorted().map { position in
                let cleaned = CellText.cleaned(SourceTable.column(position), input.conventions[position])
                return "\(cleaned) AS \(name: "cell:\(position)")"
            })
    }
    private var texts: SQLFragment { Self.following(readings.compactMap(\.textLevel)) }
    private var times: SQLFragment { Self.following(readings.compactMap(\.timeLevel)) }
    private var values: SQLFragment { readings.flatMap(\.valueLevel).joined(separator: ", ") }
    private var derived: SQLFragment { Self.following(readings.compactMap(\.derivedLevel)) }

    private static func following(_ items: [SQLFragment]) -> SQLFragment {
        items.map { ", \($0)" as SQLFragment }.joined(separator: "")
    }

    private var rawCells: SQLFragment {
        (0..<input.columnCount).map(SourceTable.column).joined(separator: ", ")
    }

    private var isBlank: SQLFragment {
        "coalesce(\((0..<input.columnCount).map { "nullif(trim(\(SourceTable.column($0))), '')" as SQLFragment }.joined(separator: ", "))) IS NULL"
    }
}

// MARK: - What is refused

extension StagingQuery {
    private var anyFault: SQLFragment {
        faults.map { "coalesce(\($0.condition), FALSE)" as SQLFragment }.joined(separator: " OR ")
    }

    /// The problems of a bad row as the JSON of `[RowProblem]`.
    private var problems: SQLFragment {
        let items = faults.map { fault -> SQLFragment in
            """
            CASE WHEN \(fault.condition) THEN {'code': \(fault.code), 'column': \(fault.column), 'label': \(fault.label),
                'value': CAST(\(fault.value) AS VARCHAR), 'other': CAST(\(fault.other) AS VARCHAR)} END
            """
        }
        return """
            CAST(to_json(list_filter([\(items.joined(separator: ",\n"))], lambda p: p IS NOT NULL)) AS VARCHAR)
            """
    }

    private var faults: [ColumnReading.Fault] {
        cellCount + readings.flatMap(\.faults) + unitFaults + dataset.checks.flatMap(faults(of:))
    }

    private var cellCount: [ColumnReading.Fault] {
        guard input.refusesRaggedRows else { return [] }
        let extra = (input.header.width..<input.columnCount).map { position -> SQLFragment in
            "(\(SourceTable.column(position)) IS NOT NULL AND trim(\(SourceTable.column(position))) <> '')"
        }
        return [
            ColumnReading.Fault(
                condition: "\(SourceTable.column(input.header.width - 1)) IS NULL",
                code: ColumnReading.code(.tooFewCells)),
            ColumnReading.Fault(
                condition: extra.joined(separator: " OR "), code: ColumnReading.code(.tooManyCells)),
        ]
    }

    private var unitFaults: [ColumnReading.Fault] {
        let label = input.header.positions[dataset.unit.name].map { input.header.labels[$0] }
        let isKnown = SQLFragment.isOne(unit, of: holding.codes)
        let founded = units.units.compactMap { each in each.from.map { (each.id.rawValue, $0.description) } }
        let isFounded: SQLFragment =
            founded.isEmpty
            ? "FALSE"
            : "CASE \(unit) \(founded.map { "WHEN \($0.0) THEN _day < \(date: $0.1) " as SQLFragment }.joined(separator: "")) END"
        let notHeld: SQLFragment = "\(isKnown) AND _day IS NOT NULL AND _unit IS NULL"
        return [
            ColumnReading.Fault(
                condition: "\(unit) IS NOT NULL AND NOT (\(isKnown))", code: ColumnReading.code(.unknownUnit),
                column: dataset.unit.name, label: label, value: unit),
            ColumnReading.Fault(
                condition: notHeld,
                code: """
                    CASE WHEN coalesce(\(isFounded), FALSE) THEN \(RowProblem.Code.unitNotFounded.rawValue)
                        ELSE \(RowProblem.Code.unitClosed.rawValue) END
                    """,
                column: dataset.unit.name, label: label, value: unit, other: "_day"),
        ]
    }

    private func faults(of check: RowCheck) -> [ColumnReading.Fault] {
        switch check {
        case .notBefore(let later, let earlier):
            return [
                fault(.tooEarly, later, isBefore(later, earlier), other: "\(name: earlier)")
            ]
        case .range(let column, let from, let to):
            let type = SQLFragment.type(dataset.column(column)?.type.stored ?? "VARCHAR")
            return [
                from.map { fault(.belowRange, column, "\(name: column) < CAST(\($0) AS \(type))", other: "\($0)") },
                to.map { fault(.aboveRange, column, "\(name: column) > CAST(\($0) AS \(type))", other: "\($0)") },
            ].compactMap(\.self)
        }
    }

    private func fault(
        _ code: RowProblem.Code, _ column: String, _ condition: SQLFragment, other: SQLFragment
    ) -> ColumnReading.Fault {
        ColumnReading.Fault(
            condition: condition, code: ColumnReading.code(code), column: column,
            label: input.header.positions[column].map { input.header.labels[$0] }, value: "\(name: column)",
            other: other)
    }

    /// Where one of the two is only a day, the days are compared.
    private func isBefore(_ later: String, _ earlier: String) -> SQLFragment {
        let days: SQLFragment = "CAST(\(name: later) AS DATE) < CAST(\(name: earlier) AS DATE)"
        let timed = [later, earlier].filter { dataset.column($0)?.type == .timestamp }
        guard timed.count == 2 else { return days }
        let anyDay = timed.map { "coalesce(\(name: $0 + "_date_only"), FALSE)" as SQLFragment }.joined(
            separator: " OR ")
        return "CASE WHEN \(anyDay) THEN \(days) ELSE \(name: later) < \(name: earlier) END"
    }
}
