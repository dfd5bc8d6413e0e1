import Domain
import Formulas
import Packs
import SQLText

/// The join of one column's days with the worked days of a working time.
struct WorkedDaysJoin: Hashable {
    let calendar: WorkingCalendarID
    /// The timestamp or day column, as `events` names it.
    let column: String

    var alias: String { "_\(calendar)_\(column)" }

    var sql: SQLFragment {
        "LEFT JOIN \(name: WorkedDaysJoin.table(calendar)) AS \(name: alias) ON \(name: alias)._day = CAST(\(name: column) AS DATE)"
    }

    /// Working seconds from the first day the calendar knows to the moment in the column.
    func seconds(_ hours: [WorkingTime.Hours], perDay: Int) -> SQLFragment {
        let second: SQLFragment = "(epoch_us(\(name: column)) // 1000000 % 86400)"
        let today = hours.map { "least(greatest(\(second) - \($0.from), 0), \($0.to - $0.from))" as SQLFragment }
        return """
            (\(name: alias)._days_before * \(perDay) \
            + \(name: alias)._worked * (\(today.joined(separator: " + "))))
            """
    }

    static func table(_ calendar: WorkingCalendarID) -> String { "_worked_\(calendar)" }
}

extension WorkingTime {
    /// One row for each day the holiday table speaks of: whether it is worked, and how many worked days came before it.
    var workedDays: SQLFragment {
        let extra = extraWorkingDays.sorted().map { "\(date: $0.description)" as SQLFragment }
        let free = holidays.map(\.day).sorted().map { "\(date: $0.description)" as SQLFragment }
        var cases: [SQLFragment] = []
        if !extra.isEmpty { cases.append("WHEN day IN (\(extra.joined(separator: ", "))) THEN 1") }
        if !free.isEmpty { cases.append("WHEN day IN (\(free.joined(separator: ", "))) THEN 0") }
        cases.append("WHEN isodow(day) IN \(list: weekdays.sorted()) THEN 1")
        return """
            SELECT day AS _day, worked AS _worked, days_through - worked AS _days_before, days_through AS _days_through
              FROM (
                SELECT day, worked, CAST(sum(worked) OVER (ORDER BY day) AS BIGINT) AS days_through
                FROM (
                  SELECT day, CASE \(cases.joined(separator: " ")) ELSE 0 END AS worked
                  FROM (
                    SELECT CAST(generate_series AS DATE) AS day
                    FROM generate_series(\(date: known.from.description), \(date: known.to.description), INTERVAL 1 DAY))))
            """
    }
}
