import Domain
import Formulas
import Packs
import SQLText

/// The records one atom counts at one unit and span, and what each contributes.
struct TraceQuery {
    let atom: Atom
    /// The dataset's key columns, by which records are ordered.
    let key: [String]
    let rows: SQLFragment
    let workingTimes: [String: WorkingTime]
    let unit: OrgUnit.ID
    let leaves: [(leaf: OrgUnit.ID, span: DaySpan)]
    let span: DaySpan
    let prior: DaySpan?
    let asAt: Day
    let by: DimensionMember?

    func records(_ request: TraceRequest) throws(PanelError) -> SQLFragment {
        let hidden = needed.made.map { "\(name: $0.name)" as SQLFragment }
        let wanted = request.order.map { order -> SQLFragment in
            "\(name: order.column) \(order.isDescending ? "DESC" as SQLFragment : "ASC") NULLS LAST, "
        }
        return try contributions().sql(
            """
            SELECT * EXCLUDE (\(hidden.joined(separator: ", ")))
            FROM contributions\(request.key.map(isKey) ?? "")
            ORDER BY \(wanted ?? "")\(order)
            LIMIT \(request.limit) OFFSET \(request.offset)
            """)
    }

    private func isKey(_ values: [String]) -> SQLFragment {
        precondition(values.count == key.count, "a record is named by all of its key")
        let parts = zip(key, values).map { "CAST(\(name: $0) AS VARCHAR) = \($1)" as SQLFragment }
        return "\nWHERE \(parts.joined(separator: " AND "))"
    }

    func totals() throws(PanelError) -> SQLFragment {
        let total: SQLFragment =
            switch atom.aggregate {
            case .count, .sum, .distinct, .cohort: "sum(_contribution)"
            case .minimum, .maximum, .quantile: "max(_contribution) FILTER (WHERE _is_value)"
            }
        return try contributions().sql("SELECT count(*) AS records, \(total) AS total FROM contributions")
    }

    private var needed: [RecordColumn] { .needed(by: [atom]) }
    private var row: RowRenderer { RowRenderer(atom) }
    private var day: SQLFragment { "\(name: RecordColumn.day(atom.timeColumn).name)" }
    private var order: SQLFragment { key.map { "\(name: $0)" as SQLFragment }.joined(separator: ", ") }

    private func contributions() throws(PanelError) -> Query {
        var query = Query()
        let scan = RecordScan(
            needed: needed, workingTimes: workingTimes, asAt: asAt, rows: rows, isReadOften: false)
        try scan.add(to: &query, beside: nil, where: isWithin)
        query.add(
            "counted", comment: "The records the atom counts at the unit, on any day",
            "SELECT * FROM records WHERE (\(isAtUnit))\(isMember) AND \(row.counted(atom) ?? "TRUE")")
        switch atom.aggregate {
        case .count: addRecords("1", isValue: "FALSE", to: &query)
        case .sum: addRecords(row.addend(input), isValue: "FALSE", to: &query)
        case .minimum: addRanked(row.sql(input), rank: "1", to: &query)
        case .maximum: addRanked(row.sql(input), rank: "count(*) OVER ()", to: &query)
        case .quantile(let percent):
            addRanked(row.binned(atom), rank: "(count(*) OVER () * \(percent) + 99) // 100", to: &query)
        case .distinct: addParties(nil, to: &query)
        case .cohort(let cohort): addParties(cohort, to: &query)
        }
        return query
    }

    private func addRecords(_ contribution: SQLFragment, isValue: SQLFragment, to query: inout Query) {
        query.add(
            "contributions", comment: "What each record of the span contributes",
            "SELECT *, \(contribution) AS _contribution, \(isValue) AS _is_value FROM counted WHERE \(isIn(span))")
    }

    /// One record is the value: of equal ones, the first by key.
    private func addRanked(_ value: SQLFragment, rank: SQLFragment, to query: inout Query) {
        query.add(
            "contributions", comment: "The value of each record of the span; the one at the rank is the atom's",
            """
            SELECT *, \(value) AS _contribution,
                row_number() OVER (ORDER BY \(value), \(order)) = \(rank) AS _is_value
              FROM counted WHERE \(isIn(span))
            """)
    }

    private func addParties(_ cohort: Atom.Cohort?, to query: inout Query) {
        let listed = cohort == .lost ? prior : span
        query.add(
            "parties", comment: "Who was active, and since when",
            """
            SELECT \(row.sql(input)) AS party, bool_or(\(isIn(span))) AS in_span,
                bool_or(\(isIn(prior))) AS in_prior, min(\(day)) AS first_ever, \(date(span.from)) AS first_day
              FROM counted GROUP BY party
            """)
        query.add(
            "contributions", comment: "Their records; the first of each party counts it",
            """
            SELECT *, CASE WHEN row_number() OVER (PARTITION BY \(row.sql(input)) ORDER BY \(order)) = 1 THEN 1 ELSE 0 END
                AS _contribution, FALSE AS _is_value
              FROM counted
              WHERE \(isIn(listed))
                AND \(row.sql(input)) IN (SELECT party FROM parties WHERE \(DatasetPlan.membership(cohort)))
            """)
    }

    private var input: RowExpression {
        guard let input = atom.input else { preconditionFailure("only a count has no input") }
        return input
    }

    /// Records counted on no day that matters are not read. Who is new or returns depends on all that came before.
    private var isWithin: SQLFragment {
        let time: SQLFragment = "\(name: atom.timeColumn.name)"
        let end: SQLFragment = "\(time) < \(date(asAt.adding(days: 1)))"
        let first: Day? =
            switch atom.aggregate {
            case .cohort(.new), .cohort(.returning): nil
            case .cohort(.retained), .cohort(.lost): min(span.from, prior?.from ?? span.from)
            case .count, .sum, .minimum, .maximum, .quantile, .distinct: span.from
            }
        return first.map { "\(time) >= \(date($0)) AND \(end)" as SQLFragment } ?? end
    }

    private var isAtUnit: SQLFragment {
        let places = leaves.map { leaf, span in
            let always = span == DaySpan.always
            let days: SQLFragment = always ? "" : " AND \(isIn(span))"
            return "_unit = \(leaf.rawValue)\(days)" as SQLFragment
        }
        return places.isEmpty ? "FALSE" : places.joined(separator: " OR ")
    }

    private var isMember: SQLFragment {
        guard let by else { return "" }
        return " AND CAST(\(name: by.dimension) AS VARCHAR) IS NOT DISTINCT FROM \(by.member)"
    }

    private func isIn(_ span: DaySpan?) -> SQLFragment {
        guard let span else { return "FALSE" }
        return "\(day) BETWEEN \(date(span.from)) AND \(date(span.to))"
    }

    private func date(_ day: Day) -> SQLFragment { "\(date: day.description)" }
}
