import Domain
import Formulas
package import SQLText

extension DatasetPlan {
    /// The query that answers every atom at every unit, slot and member: `unit`, `slot`, `_member` (where broken down), and
    /// the columns of ``columns``. Rows without a slot hold the first day of a unit's history.
    ///
    /// - Parameter rows: What stands after `FROM`.
    package func sql(_ frame: PanelFrame, from rows: SQLFragment) throws(PanelError) -> SQLFragment {
        var query = Query()
        addFrame(frame, to: &query)
        try addRecords(frame, from: rows, to: &query)
        let days = timeColumns.map { "SELECT DISTINCT \(day($0)) AS _day FROM records" as SQLFragment }
        query.add(
            "days", comment: "The days records are counted on, and the segment of time each is in",
            """
            SELECT _day, segment AS _segment
              FROM (\(days.joined(separator: " UNION ")))
              JOIN segments ON _day BETWEEN first_day AND last_day
            """)
        var parts: [SQLFragment] = []
        if !daily.isEmpty {
            addAdditive(to: &query)
            parts.append("FROM additive")
        }
        for (number, time) in timeColumns.enumerated() where quantiles.contains(where: { $0.timeColumn == time }) {
            let name = "quantiles_\(number + 1)"
            addQuantiles(of: time, as: name, to: &query)
            parts.append("FROM \(name: name)")
        }
        for (number, group) in parties.enumerated() {
            parts += addParties(group, number: number + 1, to: &query)
        }
        let columns = daily.map(\.name) + quantiles.map(\.name) + parties.flatMap(\.names)
        let answers = columns.map { "max(\(name: $0)) AS \(name: $0)" as SQLFragment }
        return query.sql(
            """
            SELECT unit, slot\(member()), \(answers.joined(separator: ", "))
            FROM (\(parts.joined(separator: " UNION ALL BY NAME ")))
            GROUP BY unit, slot\(member())
            ORDER BY unit, slot NULLS FIRST\(member(" NULLS LAST"))
            """)
    }

    /// `, _member`, where figures are broken down.
    private func member(_ suffix: SQLFragment = "") -> SQLFragment { dimension == nil ? "" : ", _member\(suffix)" }

    func day(_ column: RowColumn) -> SQLFragment { "\(name: RecordColumn.day(column).name)" }

    private func addAdditive(to query: inout Query) {
        let perDay = timeColumns.compactMap { time -> SQLFragment? in
            let columns = daily.filter { $0.timeColumn == time }.map {
                "\($0.aggregate) AS \(name: $0.name)" as SQLFragment
            }
            guard !columns.isEmpty else { return nil }
            return """
                SELECT _unit, \(day(time)) AS _day\(member()),
                  \(columns.joined(separator: ",\n    "))
                FROM records WHERE \(day(time)) IS NOT NULL GROUP BY ALL
                """
        }
        query.add(
            "daily", comment: "What adds up, by unit and day", perDay.joined(separator: "\n  UNION ALL BY NAME\n  "))
        let totals = daily.map { "\($0.combination.sql)(\(name: $0.name)) AS \(name: $0.name)" as SQLFragment }
        query.add(
            "additive", comment: "Days and units rolled up",
            """
            SELECT p._place AS unit, p._slot AS slot\(member()), \(totals.joined(separator: ", "))
              FROM daily JOIN days USING (_day) JOIN places AS p ON p._leaf = _unit AND p._segment = days._segment
              WHERE NOT p._is_prior
              GROUP BY ALL
            """)
    }

    private func addQuantiles(of time: RowColumn, as name: String, to query: inout Query) {
        let aggregates = quantiles.filter { $0.timeColumn == time }.map {
            "\($0.aggregate) AS \(name: $0.name)" as SQLFragment
        }
        query.add(
            name, comment: "Quantiles: the value whose rank is q times the number, rounded up",
            """
            SELECT p._place AS unit, p._slot AS slot\(member()), \(aggregates.joined(separator: ", "))
              FROM records JOIN days ON _day = \(day(time)) JOIN places AS p ON p._leaf = _unit AND p._segment = days._segment
              WHERE NOT p._is_prior
              GROUP BY ALL
            """)
    }

    /// - Returns: The tables whose rows are part of the answer.
    private func addParties(_ group: Parties, number: Int, to query: inout Query) -> [SQLFragment] {
        let seen = "parties_\(number)"
        let active = "active_\(number)"
        let cohorts = "cohorts_\(number)"
        query.add(
            seen, comment: "Which parties are active at which unit in which segment, and since when",
            """
            SELECT unit, segment\(member()), party, min(min(first_day)) OVER (PARTITION BY unit\(member()), party) AS first_ever
              FROM (
                SELECT _unit AS leaf, _segment AS segment\(member()), \(group.party) AS party, min(_day) AS first_day
                FROM records JOIN days ON _day = \(day(group.timeColumn))
                WHERE \(group.counted)
                GROUP BY ALL)
              JOIN unit_segments USING (leaf, segment)
              GROUP BY unit, segment\(member()), party
            """)
        query.add(
            active, comment: "Whether each party is active in the span and in the one it is compared with",
            """
            SELECT unit, slot\(member()), party, any_value(first_ever) AS first_ever,
                bool_or(NOT is_prior) AS in_span, bool_or(is_prior) AS in_prior
              FROM \(name: seen) JOIN slot_segments USING (segment)
              GROUP BY ALL
            """)
        let counts = group.inOrder.map { cohort, name in
            "count(*) FILTER (WHERE \(Self.membership(cohort))) AS \(name: name)" as SQLFragment
        }
        query.add(
            cohorts, comment: "Parties counted",
            """
            SELECT unit, slot\(member()), \(counts.joined(separator: ", "))
              FROM \(name: active) JOIN slots USING (slot)
              GROUP BY ALL
            """)
        guard let history = group.history else { return ["FROM \(name: cohorts)"] }
        let first: SQLFragment =
            "SELECT unit, min(first_ever) AS \(name: history) FROM \(name: seen) GROUP BY unit"
        return ["FROM \(name: cohorts)", first]
    }

    /// What makes a party one of a cohort; `nil` is any activity in the span.
    static func membership(_ cohort: Atom.Cohort?) -> SQLFragment {
        switch cohort {
        case nil: "in_span"
        case .new: "in_span AND NOT in_prior AND first_ever >= first_day"
        case .retained: "in_span AND in_prior"
        case .returning: "in_span AND NOT in_prior AND first_ever < first_day"
        case .lost: "in_prior AND NOT in_span"
        }
    }
}

extension DatasetPlan.Parties {
    /// Active first, then as the cases are declared.
    var inOrder: [(Atom.Cohort?, String)] {
        ([nil] + Atom.Cohort.allCases).compactMap { cohort in cohorts[cohort].map { (cohort, $0) } }
    }
    var names: [String] { inOrder.map(\.1) + [history].compactMap(\.self) }
}

extension DatasetPlan.Column.Combination {
    fileprivate var sql: SQLFragment {
        switch self {
        case .sum: "sum"
        case .minimum: "min"
        case .maximum: "max"
        }
    }
}
