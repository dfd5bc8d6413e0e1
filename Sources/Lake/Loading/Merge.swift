import Domain
import Packs
import SQLText

/// The statements that merge staged rows into the records of one dataset.
///
/// Rows go by their number in `staged`. `losers` are rows of whose record the file has a later one; `matched` says of each
/// winner whose record the lake has what it means there; `displaced` are the lake's rows that go.
struct Merge {
    let table: RecordTable
    let load: Int
    let lines: LineMap

    /// What a winner means to a record the lake has.
    enum Meaning: Int {
        case unchanged = 1
        case changed = 2
        case stale = 3
    }

    private var keys: [String] { table.dataset.key.map(\.name) }
    private var version: String? { table.dataset.version?.name }
    private var content: SQLFragment { .columns(table.content) }
    private var columns: SQLFragment { .columns(table.columns) }

    // MARK: inside the file

    /// Only rows whose key's hash occurs twice are sorted: most files have few of them.
    var findLosers: SQLFragment {
        let key = SQLFragment.names(keys)
        let order: SQLFragment = version.map { "\(name: $0) DESC NULLS LAST, r DESC" } ?? "r DESC"
        return """
            CREATE TEMP TABLE losers AS
            WITH repeated AS (
                SELECT hash(\(key)) AS h FROM staged WHERE _state = 0 GROUP BY h HAVING count(*) > 1),
            candidates AS (
                SELECT rowid AS r, \(key)\(version.map { ", \(name: $0)" as SQLFragment } ?? "")
                FROM staged WHERE _state = 0 AND hash(\(key)) IN (SELECT h FROM repeated)),
            ranked AS (
                SELECT r, row_number() OVER (PARTITION BY \(key) ORDER BY \(order)) AS place FROM candidates)
            SELECT r FROM ranked WHERE place > 1
            """
    }

    /// The staged rows with their number `r` and their line.
    private var numbered: SQLFragment {
        if lines.breaks.count == 1 {
            return "(SELECT *, rowid AS r, rowid + \(lines.breaks[0].shift) AS _line FROM staged)"
        }
        return """
            (SELECT s.*, s.r + b.shift AS _line FROM (SELECT *, rowid AS r FROM staged) AS s
                ASOF JOIN line_breaks AS b ON s.r >= b.record)
            """
    }

    /// One valid row a record.
    private var winners: SQLFragment {
        "(SELECT * FROM \(numbered) WHERE _state = 0 AND r NOT IN (SELECT r FROM losers))"
    }

    /// `nil` where every record has the line of its number.
    var lineBreaks: SQLFragment? {
        guard lines.breaks.count > 1 else { return nil }
        let values = lines.breaks.map { "(\($0.record), \($0.shift))" as SQLFragment }.joined(separator: ", ")
        return "CREATE TEMP TABLE line_breaks AS SELECT record, shift FROM (VALUES \(values)) AS b(record, shift)"
    }

    // MARK: against the lake

    var findMatches: SQLFragment {
        let same = (table.content.map(\.name) + ["_unit"]).map {
            "s.\(name: $0) IS NOT DISTINCT FROM l.\(name: $0)" as SQLFragment
        }.joined(separator: " AND ")
        let lower: SQLFragment =
            version.map {
                "WHEN s.\(name: $0) < l.\(name: $0) OR (s.\(name: $0) IS NULL AND l.\(name: $0) IS NOT NULL) THEN \(Meaning.stale.rawValue)"
            } ?? ""
        return """
            CREATE TEMP TABLE matched AS
            SELECT s.r, l._load AS current_load, l._line AS current_line,
                CASE \(lower) WHEN \(same) THEN \(Meaning.unchanged.rawValue) ELSE \(Meaning.changed.rawValue) END AS meaning
            FROM \(winners) AS s
            JOIN \(table.current) AS l ON \(SQLFragment.equal(keys, "s", "l"))
            """
    }

    /// What the file changes of the lake's rows, and what the span it replaces loses.
    ///
    /// - Parameter replaced: A condition on the lake's row; `nil` when the load replaces nothing.
    func findDisplaced(replaced: SQLFragment?) -> SQLFragment {
        let stored = SQLFragment.columns(table.columns, of: "l")
        let changed: SQLFragment = """
            SELECT \(stored), 'changed' AS _reason
            FROM \(table.current) AS l
            JOIN matched AS m ON l._load = m.current_load AND l._line = m.current_line
            WHERE m.meaning = \(Meaning.changed.rawValue)
            """
        guard let replaced else { return "CREATE TEMP TABLE displaced AS \(changed)" }
        return """
            CREATE TEMP TABLE displaced AS
            \(changed)
            UNION ALL
            SELECT \(stored), 'replaced' AS _reason
            FROM \(table.current) AS l
            WHERE \(replaced)
                AND NOT EXISTS (FROM \(winners) AS s WHERE \(SQLFragment.equal(keys, "s", "l")))
            """
    }

    /// Winners that become records.
    private var arriving: SQLFragment {
        "(SELECT * FROM \(winners) WHERE r NOT IN (SELECT r FROM matched WHERE meaning <> \(Meaning.changed.rawValue)))"
    }

    // MARK: writing

    var writing: [SQLFragment] {
        [
            """
            INSERT INTO \(table.superseded) (\(columns), _displaced_by, _reason)
            SELECT \(columns), \(load), _reason FROM displaced
            """,
            """
            DELETE FROM \(table.current) AS l USING displaced AS d
            WHERE l._load = d._load AND l._line = d._line
            """,
            """
            INSERT INTO \(table.current) (\(columns))
            SELECT \(content), \(load), _line, _day, _unit FROM \(arriving)
            """,
            """
            INSERT INTO \(table.superseded) (\(columns), _displaced_by, _reason)
            SELECT \(content), \(load), _line, _day, _unit, \(load), 'superseded'
            FROM \(numbered) WHERE r IN (SELECT r FROM losers)
            """,
            """
            INSERT INTO \(table.superseded) (\(columns), _displaced_by, _reason)
            SELECT \(content), \(load), s._line, _day, _unit, m.current_load, 'stale'
            FROM \(winners) AS s JOIN matched AS m ON s.r = m.r WHERE m.meaning = \(Meaning.stale.rawValue)
            """,
            """
            INSERT INTO \(table.again) (\(againContent), _load, _line, _same_load, _same_line)
            SELECT \(againContent), \(load), s._line, m.current_load, m.current_line
            FROM \(winners) AS s JOIN matched AS m ON s.r = m.r WHERE m.meaning = \(Meaning.unchanged.rawValue)
            """,
        ]
    }

    private var againContent: SQLFragment {
        let named = Set(keys + [version].compactMap(\.self))
        return .names(table.content.map(\.name).filter(named.contains))
    }

    func quarantine(source: String) -> SQLFragment {
        """
        INSERT INTO \(names: ["lake", "_quarantine"]) (load, dataset, source, line, problems, cells)
        SELECT \(load), \(table.dataset.id.rawValue), \(source), _line, _problems, _cells
        FROM \(numbered) WHERE _state = 1
        """
    }

    /// `after` and `before` of every amount column as two columns each, `AMOUNT:in` and `AMOUNT:out`; 0 for no rows.
    var amountChange: SQLFragment {
        let amounts = table.dataset.amounts.map(\.name)
        func sums(_ side: String) -> SQLFragment {
            amounts.map { ", coalesce(sum(\(name: $0)), 0) AS \(name: $0 + side)" as SQLFragment }.joined(separator: "")
        }
        return """
            SELECT * FROM (SELECT count(*) AS arriving\(sums(":in")) FROM \(arriving)),
                (SELECT count(*) FILTER (_reason = 'replaced') AS removed\(sums(":out")) FROM displaced)
            """
    }
}
