import SQLText

extension DemoGenerator {
    /// Declarations day by day: weekdays, months, the dip of February to April 2020, channels near 57/37/5, clearance times
    /// near the published mean of ten hours for an import, cancellations and amendments.
    var declarations: [SQLFragment] {
        [slots, drawn, declaration, amendment]
    }

    /// How many declarations each branch takes on each day.
    private var slots: SQLFragment {
        """
        CREATE TABLE slot AS
        WITH day AS (
            SELECT unnest(generate_series(DATE '2017-01-01', DATE '2020-06-30', INTERVAL 1 DAY))::DATE AS day
        ), factor AS (
            SELECT day,
                (CASE isodow(day) WHEN 6 THEN .45 WHEN 7 THEN .25 ELSE 1.24 END)
                * [.95, .62, 1.02, 1.02, 1.06, 1.00, .97, 1.00, 1.02, 1.08, 1.12, 1.14][month(day)]
                * (CASE WHEN day BETWEEN DATE '2020-02-01' AND DATE '2020-04-30' THEN .72
                    WHEN day >= DATE '2020-05-01' THEN .93 ELSE 1 END)
                * (.94 + .03 * (year(day) - 2017)) AS factor
            FROM day
        )
        SELECT day, b.code AS branch, b.resident, b.imports,
            round(
                \(declarationsPerYear) * 1.01 / 365 * factor
                * (CASE WHEN b.code = '20CD' AND day > b.closes THEN 0
                    WHEN b.code = '20CF' AND day > DATE '2019-09-30' THEN .32 ELSE b.declarations END)
                * (.8 + .4 * u('noise' || b.code, (day - DATE '2000-01-01')::BIGINT)))::BIGINT AS n
        FROM factor, branch b
        """
    }

    /// One row a declaration with its draws; the enterprise is picked from its branch's roster by weight.
    private var drawn: SQLFragment {
        """
        CREATE TABLE drawn AS
        WITH numbered AS (
            SELECT row_number() OVER (ORDER BY day, branch, k) AS i, day, branch, resident, imports
            FROM slot, range(slot.n) t(k)
        ), rolled AS (
            SELECT n.*, date_trunc('month', day)::DATE AS month, u('pick', i) * s.total AS needle
            FROM numbered n
            JOIN (SELECT DISTINCT month, code, total FROM roster) s
                ON s.month = date_trunc('month', n.day)::DATE AND s.code = n.branch
        )
        SELECT d.i, d.day, d.branch, r.trader, r.commodity,
            u('resident', i) < resident AS border_resident,
            u('direction', i) < imports AS is_import,
            u('regime', i) AS regime, u('channel', i) AS channel, u('hour', i) AS hour
        FROM rolled d
        ASOF JOIN roster r ON r.month = d.month AND r.code = d.branch AND d.needle >= r.low
        """
    }

    private var declaration: SQLFragment {
        """
        CREATE TABLE declaration AS
        WITH timed AS (
            SELECT * REPLACE (
                    CASE WHEN channel < .5753 THEN 'green' WHEN channel < .9499 THEN 'yellow' ELSE 'red' END AS channel),
                day + to_seconds(
                    CASE WHEN hour < .9 THEN 27000 + (hour / .9 * 36000)::BIGINT
                        ELSE ((hour - .9) * 10 * 86399)::BIGINT END) AS registered_at
            FROM drawn
        ), cleared AS (
            SELECT *,
                greatest(1, (3600 * CASE WHEN is_import THEN 1 ELSE .3 END * CASE channel
                    WHEN 'green' THEN exp(-1.9 + 1.1 * z('clear', i))
                    WHEN 'yellow' THEN exp(2.53 + .75 * z('clear', i))
                    ELSE exp(4.09 + .6 * z('clear', i)) END)::BIGINT) AS seconds
            FROM timed
        )
        SELECT i,
            CASE WHEN is_import THEN '10' ELSE '30' END || lpad(i::VARCHAR, 9, '0') AS number,
            branch AS unit, registered_at, channel, border_resident, is_import,
            CASE WHEN border_resident THEN NULL ELSE trader END AS trader,
            CASE WHEN is_import THEN
                CASE WHEN regime < .46 THEN 'A11' WHEN regime < .66 THEN 'A12' WHEN regime < .72 THEN 'E11'
                    WHEN regime < .78 THEN 'E21' WHEN regime < .88 THEN 'E31' WHEN regime < .93 THEN 'G11'
                    WHEN regime < .96 THEN 'C11' ELSE 'A41' END
            ELSE CASE WHEN regime < .70 THEN 'B11' WHEN regime < .76 THEN 'E42' WHEN regime < .82 THEN 'E52'
                    WHEN regime < .92 THEN 'E62' WHEN regime < .96 THEN 'G21' ELSE 'C12' END END AS type_code,
            registered_at + to_seconds((seconds * .6)::BIGINT) AS checked_at,
            registered_at + to_seconds((seconds * .9)::BIGINT) AS released_at,
            registered_at + to_seconds(seconds) AS cleared_at,
            CASE WHEN u('cancel', i) < .012
                THEN registered_at + to_seconds((u('cancelled', i) * 1500000)::BIGINT + 600) END AS cancelled_at,
            round(exp(10.2 + 1.35 * z('value', i)), 2)::DECIMAL(18, 2) AS turnover,
            CASE WHEN border_resident OR branch IN ('20BB', '20BC', '20BD') THEN 'CN'
                ELSE ['CN', 'KR', 'JP', 'SG', 'AU', 'ID', 'US', 'MY'][1 + floor(u('country', i) * 8)::INTEGER] END
                AS country,
            CASE WHEN branch IN ('20BB', '20BC', '20BD') THEN
                CASE WHEN commodity < .1 THEN 'MM' ELSE 'KHAC' END
            ELSE CASE WHEN commodity < .07 THEN 'XD' WHEN commodity < .17 THEN 'THAN' WHEN commodity < .30 THEN 'TACN'
                    WHEN commodity < .42 THEN 'MM' WHEN commodity < .50 THEN 'DTV' ELSE 'KHAC' END END AS commodity
        FROM cleared
        """
    }

    /// Declarations of the first half of 2020 handed in again with a corrected turnover; the twelfth character counts up.
    private var amendment: SQLFragment {
        """
        CREATE TABLE amendment AS
        SELECT * REPLACE (round(turnover * (.9 + .2 * u('amended', i)::DECIMAL(9, 6)), 2)::DECIMAL(18, 2) AS turnover)
        FROM declaration
        WHERE registered_at >= TIMESTAMP '2020-01-01' AND u('amend', i) < .02
        """
    }
}
