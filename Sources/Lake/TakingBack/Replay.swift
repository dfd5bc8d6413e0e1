import Packs
import SQLText

/// Works out what the records a load touched would be without it, by replaying what the other loads brought of them.
///
/// Of each record every load brought at most one row that counted. The one in force is the highest version, of equals the
/// latest load's, among those that came after the last replacement that removed the record. Whether a replacement removes a
/// record depends on the row in force just then, so replacements are replayed one by one, in order.
struct Replay {
    let table: RecordTable
    let without: Int
    /// The dataset's loads in force, less the one taken back.
    let loads: [Int]
    /// Of loads in force, with the one taken back.
    let replacements: [Replacement]

    private var keys: [String] { table.dataset.key.map(\.name) }
    private var key: SQLFragment { .names(keys) }
    private var columns: SQLFragment { .columns(table.columns) }
    private var order: SQLFragment {
        let version: SQLFragment = table.dataset.version.map { "\(name: $0.name) DESC NULLS LAST, " } ?? ""
        return "\(version)_load DESC, _line DESC"
    }

    /// The records to look at, every row other loads brought of them, and of those the row in force.
    ///
    /// Leaves `touched`, `brought` (whose `_gone` says which replacement removed a row) and `in_force`.
    var findingWinners: [SQLFragment] {
        [touched, brought] + replacements.filter { $0.load != without }.map(removal) + [inForce]
    }

    /// The keys of the load's rows; for a replacement, those of every row it could have removed too.
    private var touched: SQLFragment {
        var sources: [SQLFragment] = [table.current, table.superseded].map {
            "SELECT \(key) FROM \($0) WHERE _load = \(without)"
        }
        sources.append("SELECT \(key) FROM \(table.again) WHERE _load = \(without)")
        if let own = replacements.first(where: { $0.load == without }) {
            for rows in [table.current, table.superseded] {
                sources.append("SELECT \(key) FROM \(rows) AS r WHERE r._load < \(without) AND \(own.spans("r"))")
            }
        }
        return "CREATE TEMP TABLE touched AS \(sources.joined(separator: " UNION "))"
    }

    /// A row brought again has the content of the row it equalled, whichever load that one is of.
    private var brought: SQLFragment {
        let content = SQLFragment.columns(table.content)
        let contentOfRow = SQLFragment.columns(table.content, of: "r")
        return """
            CREATE TEMP TABLE brought AS
            WITH kept AS (
                SELECT \(columns) FROM \(table.current) SEMI JOIN touched USING (\(key))
                UNION ALL
                SELECT \(columns) FROM \(table.superseded) SEMI JOIN touched USING (\(key))),
            again AS (
                SELECT \(contentOfRow), a._load, a._line, r._day, r._unit
                FROM \(table.again) AS a
                JOIN kept AS r ON r._load = a._same_load AND r._line = a._same_line),
            every AS (SELECT \(content), _load, _line, _day, _unit FROM kept UNION ALL FROM again)
            SELECT *, CAST(NULL AS BIGINT) AS _gone FROM every WHERE _load IN \(list: loads)
            """
    }

    /// Marks the rows of records that one replacement removes.
    private func removal(by replacement: Replacement) -> SQLFragment {
        """
        UPDATE brought SET _gone = \(replacement.load)
        WHERE _gone IS NULL AND _load < \(replacement.load) AND (\(key)) IN (
            SELECT (\(key)) FROM (
                SELECT *, row_number() OVER (PARTITION BY \(key) ORDER BY \(order)) AS place
                FROM brought WHERE _gone IS NULL AND _load < \(replacement.load)) AS b
            WHERE place = 1 AND \(replacement.spans("b"))
                AND NOT EXISTS (
                    FROM brought AS own WHERE own._load = \(replacement.load) AND \(SQLFragment.equal(keys, "own", "b"))))
        """
    }

    private var inForce: SQLFragment {
        """
        CREATE TEMP TABLE in_force AS
        SELECT \(columns) FROM (
            SELECT \(columns), row_number() OVER (PARTITION BY \(key) ORDER BY \(order)) AS place
            FROM brought WHERE _gone IS NULL)
        WHERE place = 1
        """
    }

    /// Leaves `leaving`, the records in force that are not right without the load, and `arriving`, those that are.
    var comparing: [SQLFragment] {
        [
            """
            CREATE TEMP TABLE leaving AS
            SELECT \(SQLFragment.columns(table.columns, of: "c")) FROM \(table.current) AS c
            SEMI JOIN touched USING (\(key))
            ANTI JOIN in_force AS f ON c._load = f._load AND c._line = f._line
            """,
            """
            CREATE TEMP TABLE arriving AS
            SELECT \(columns) FROM in_force AS f
            ANTI JOIN \(table.current) AS c ON c._load = f._load AND c._line = f._line
            """,
        ]
    }

    /// `replaced_rows` counts leaving records that come back otherwise.
    var amountChange: SQLFragment {
        let amounts = table.dataset.amounts.map(\.name)
        func sums(_ side: String) -> SQLFragment {
            amounts.map { ", coalesce(sum(\(name: $0)), 0) AS \(name: $0 + side)" as SQLFragment }
                .joined(separator: "")
        }
        return """
            SELECT * FROM (SELECT count(*) AS arriving\(sums(":in")) FROM arriving),
                (SELECT count(*) AS leaving\(sums(":out")) FROM leaving),
                (SELECT count(*) AS replaced_rows FROM leaving SEMI JOIN arriving USING (\(key)))
            """
    }

    var writing: [SQLFragment] {
        [
            """
            INSERT INTO \(table.superseded) (\(columns), _displaced_by, _reason)
            SELECT \(columns), \(without), CASE WHEN _load = \(without) THEN 'taken-back' ELSE 'changed' END FROM leaving
            """,
            "DELETE FROM \(table.current) AS l USING leaving AS d WHERE l._load = d._load AND l._line = d._line",
            "DELETE FROM \(table.superseded) AS l USING arriving AS a WHERE l._load = a._load AND l._line = a._line",
            "INSERT INTO \(table.current) (\(columns)) SELECT \(columns) FROM arriving",
        ]
    }
}
