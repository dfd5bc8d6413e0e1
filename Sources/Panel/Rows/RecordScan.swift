import Domain
import Formulas
import Packs
import SQLText

/// Reads records with what had happened by the as-at day, and works out counting days and durations once for all aggregates.
struct RecordScan {
    let needed: [RecordColumn]
    let workingTimes: [String: WorkingTime]
    let asAt: Day
    /// What stands after `FROM`.
    let rows: SQLFragment
    /// Whether many aggregates read the records: then they are made once. A listing reads them once, and of few only the wanted
    /// columns; made first, all columns of all records would be.
    var isReadOften = true

    /// Adds the tables `events` and `records`.
    ///
    /// - Parameter others: Columns of the lake wanted beside those needed; `nil` for all of them.
    func add(to query: inout Query, beside others: [SQLFragment]?, where condition: SQLFragment) throws(PanelError) {
        for calendar in needed.workingCalendars {
            guard let time = workingTimes[calendar.rawValue] else { throw .unknownWorkingTime(calendar.rawValue) }
            query.add(WorkedDaysJoin.table(calendar), comment: "Worked days, counted", time.workedDays)
        }
        let columns = others.map { $0 + lakeColumns } ?? everyColumn
        query.add(
            "events", comment: "What had happened by the as-at day",
            """
            SELECT \(columns.joined(separator: ",\n    "))
              FROM \(rows)
              WHERE \(condition)
            """)
        try addRecords(to: &query)
    }

    private func addRecords(to query: inout Query) throws(PanelError) {
        var joins: [WorkedDaysJoin] = []
        var columns: [SQLFragment] = ["events.*"]
        for column in needed {
            switch column {
            case .value, .flag: continue
            case .day(let time): columns.append("CAST(\(name: time.name) AS DATE) AS \(name: column.name)")
            case .duration(let duration, let followUp):
                let sql = try duration.sql(followed: followUp, in: workingTimes)
                columns.append("\(sql) AS \(name: column.name)")
                for join in duration.joins(followed: followUp) where !joins.contains(join) { joins.append(join) }
            }
        }
        query.add(
            "records", materialized: isReadOften, comment: "Counting days and durations of each record, read once",
            """
            SELECT \(columns.joined(separator: ",\n    "))
              FROM events\(joins.map { "\n  \($0.sql)" as SQLFragment }.joined(separator: ""))
            """)
    }

    /// The columns read from the lake, events as they had happened.
    private var lakeColumns: [SQLFragment] {
        needed.compactMap { column in
            switch column {
            case .value(let value, let followUp):
                value.isEvent
                    ? "\(value.happened(by: asAt, followed: followUp)) AS \(name: column.name)" : "\(name: value.name)"
            case .flag(let name): "\(name: name)"
            case .day, .duration: nil
            }
        }
    }

    /// All columns of the lake, events as they had happened, and those made of them.
    private var everyColumn: [SQLFragment] {
        var replaced: [SQLFragment] = []
        var added: [SQLFragment] = []
        for case .value(let value, let followUp) in needed where value.isEvent {
            let happened: SQLFragment =
                "\(value.happened(by: asAt, followed: followUp)) AS \(name: value.name(followed: followUp))"
            if value.name(followed: followUp) == value.name {
                replaced.append(happened)
            } else {
                added.append(happened)
            }
        }
        return [replaced.isEmpty ? "*" : "* REPLACE (\(replaced.joined(separator: ", ")))"] + added
    }
}

extension [RecordColumn] {
    /// In order of code.
    var workingCalendars: [WorkingCalendarID] {
        let used = compactMap { column in
            if case .duration(let duration, _) = column { duration.calendar } else { nil as WorkingCalendarID? }
        }
        return Set(used).sorted()
    }

    /// Those that are made in the query, not read from the lake.
    var made: [RecordColumn] {
        filter { column in
            switch column {
            case .value(let value, let followUp): value.name(followed: followUp) != value.name
            case .flag: false
            case .day, .duration: true
            }
        }
    }

    /// Each once, in order of name.
    static func needed(by atoms: [Atom]) -> [RecordColumn] {
        Set(atoms.flatMap(RecordColumn.needed)).map { ($0.name, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
