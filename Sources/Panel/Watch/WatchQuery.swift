package import Domain
import Foundation
package import Packs
package import SQLText

/// The SQL of a watch rule about records: how much of each unit stands out, and which records do.
///
/// Records lie at the unit that holds them on the day they count on. A rule about a time takes those whose time lies in the span, one
/// about a value those that count in it.
package struct WatchQuery: Sendable {
    private let test: WatchRule.Test
    private let dataset: Dataset
    private let rows: SQLFragment
    private let span: DaySpan

    /// - Parameters:
    ///   - rows: What stands after `FROM` for the dataset's records.
    ///   - span: The days looked at.
    /// - Precondition: The rule is about records of the dataset.
    package init(_ rule: WatchRule, dataset: Dataset, rows: SQLFragment, span: DaySpan) {
        precondition(rule.dataset == dataset.id, "the rule is not about these records")
        test = rule.test
        self.dataset = dataset
        self.rows = rows
        self.span = span
    }

    /// One row a unit with records that stand out: `unit`, `total` looked at, `standing_out`, `groups` of them (batches, or days), and a
    /// `mark` that is another when other records stand out.
    package func counts() -> SQLFragment {
        let key = dataset.key.map { "CAST(\(name: $0.name) AS VARCHAR)" as SQLFragment }.joined(separator: ", ")
        return query().sql(
            """
            SELECT _unit AS unit, count(*) AS total, count(*) FILTER (WHERE _stands_out) AS standing_out,
                count(DISTINCT _group) FILTER (WHERE _stands_out) AS groups,
                md5(string_agg(concat_ws(chr(31), \(key)), chr(30) ORDER BY \(key)) FILTER (WHERE _stands_out)) AS mark
            FROM judged
            GROUP BY _unit
            HAVING count(*) FILTER (WHERE _stands_out) > 0
            ORDER BY _unit
            """)
    }

    /// The records of a unit that stand out: every column of the lake, groups together, then by key.
    package func records(at unit: OrgUnit.ID, limit: Int, offset: Int) -> SQLFragment {
        let key = dataset.key.map { "\(name: $0.name)" as SQLFragment }.joined(separator: ", ")
        return query().sql(
            """
            SELECT * EXCLUDE (_stands_out, _group)
            FROM judged
            WHERE _stands_out AND _unit = \(unit.rawValue)
            ORDER BY _group, \(key)
            LIMIT \(limit) OFFSET \(offset)
            """)
    }

    private func query() -> Query {
        var query = Query()
        switch test {
        case .behind, .jump: preconditionFailure("a rule about figures has no records")
        case .justUnder(_, let column, let limit, let within, _):
            query.add(
                "looked_at", comment: "Records with a value that count in the span",
                """
                SELECT * FROM \(rows)
                  WHERE _day BETWEEN \(date: span.from.description) AND \(date: span.to.description)
                    AND \(name: column) IS NOT NULL
                """)
            let from = limit - limit * within / 100
            judge("\(name: column) >= \(from) AND \(name: column) < \(limit)", group: "TRUE", in: &query)
        case .batch(_, let column, let records):
            query.add(
                "looked_at", comment: "Records whose time lies in the span and has a minute",
                """
                SELECT * FROM \(rows)
                  WHERE \(isInSpan(column)) AND \(name: column + "_date_only") IS NOT TRUE
                """)
            judgeBatches(of: records, by: "\(name: column)", in: &query)
        case .disorder(_, let event, let predecessor):
            query.add(
                "looked_at", comment: "Records with both times, the event in the span",
                "SELECT * FROM \(rows) WHERE \(isInSpan(event)) AND \(name: predecessor) IS NOT NULL")
            judge(isBefore(event, predecessor), group: "CAST(\(name: event) AS DATE)", in: &query)
        case .lateRecord(_, let event, let recorded, let days):
            query.add(
                "looked_at", comment: "Records with both times, recorded in the span",
                "SELECT * FROM \(rows) WHERE \(isInSpan(recorded)) AND \(name: event) IS NOT NULL")
            judge(
                "CAST(\(name: recorded) AS DATE) - CAST(\(name: event) AS DATE) > \(days)",
                group: "CAST(\(name: recorded) AS DATE)", in: &query)
        }
        return query
    }

    private func judge(_ condition: SQLFragment, group: SQLFragment, in query: inout Query) {
        query.add(
            "judged", comment: "Which of them stand out",
            "SELECT *, \(group) AS _group, \(condition) AS _stands_out FROM looked_at")
    }

    /// A batch is records of one unit within less than a minute of the first of them; batches that overlap are one group.
    private func judgeBatches(of records: Int, by time: SQLFragment, in query: inout Query) {
        query.add(
            "begun", comment: "With which of them a minute with many begins, whatever the clock's own minutes are",
            """
            SELECT *, count(*) OVER (PARTITION BY _unit ORDER BY \(time)
                RANGE BETWEEN CURRENT ROW AND INTERVAL 59 SECONDS FOLLOWING) >= \(records) AS _begins
              FROM looked_at
            """)
        query.add(
            "members", comment: "Those that lie in such a minute",
            """
            SELECT *, bool_or(_begins) OVER (PARTITION BY _unit ORDER BY \(time)
                RANGE BETWEEN INTERVAL 59 SECONDS PRECEDING AND CURRENT ROW) AS _stands_out
              FROM begun
            """)
        query.add(
            "followed", comment: "And the last of them before each",
            """
            SELECT *, max(CASE WHEN _stands_out THEN \(time) END) OVER (PARTITION BY _unit ORDER BY \(time)
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS _before
              FROM members
            """)
        query.add(
            "judged", comment: "A group begins where none was less than a minute before; it is named by its first time",
            """
            SELECT * EXCLUDE (_begins, _before), max(
                CASE WHEN _stands_out AND coalesce(\(time) - _before > INTERVAL 59 SECONDS, TRUE) THEN \(time) END)
                OVER (PARTITION BY _unit ORDER BY \(time)) AS _group
              FROM followed
            """)
    }

    private func isInSpan(_ column: String) -> SQLFragment {
        "CAST(\(name: column) AS DATE) BETWEEN \(date: span.from.description) AND \(date: span.to.description)"
    }

    /// Two times compare to the second; where one of them is only a date, by their days.
    private func isBefore(_ event: String, _ predecessor: String) -> SQLFragment {
        let days: SQLFragment = "CAST(\(name: event) AS DATE) < CAST(\(name: predecessor) AS DATE)"
        let columns = [event, predecessor].compactMap(dataset.column)
        guard columns.count == 2, columns.allSatisfy({ $0.type == .timestamp }) else { return days }
        let isDateOnly = [event, predecessor].map { "\(name: $0 + "_date_only") IS TRUE" as SQLFragment }
            .joined(separator: " OR ")
        return "CASE WHEN \(isDateOnly) THEN \(days) ELSE \(name: event) < \(name: predecessor) END"
    }
}
