import SQLText

extension DemoGenerator {
    /// Branches with their shares, about 1,500 enterprises that come and go, and who is active where in which month.
    var enterprises: [SQLFragment] {
        [
            "CREATE TABLE branch (code VARCHAR, closes DATE, declarations DOUBLE, revenue DOUBLE, resident DOUBLE, imports DOUBLE)",
            // Seaports collect about 87 % and Hòn Gai, which takes over Cái Lân's work, about half (May 2021, published).
            """
            INSERT INTO branch VALUES
                ('20BB', NULL, .38, .090, .30, .55),
                ('20BC', NULL, .06, .022, .45, .45),
                ('20BD', NULL, .05, .015, .45, .50),
                ('20CD', DATE '2019-09-30', .12, .210, 0, .60),
                ('20CE', NULL, .07, .113, 0, .50),
                ('20CF', NULL, .20, .310, 0, .62),
                ('20CG', NULL, .12, .240, 0, .48)
            """,
            """
            CREATE TABLE enterprise AS
            SELECT i,
                '57' || lpad((10000000 + (u('id', i) * 89999999)::BIGINT)::VARCHAR, 8, '0') AS trader,
                CASE WHEN u('life', i) < .45 THEN DATE '2016-01-01'
                    ELSE DATE '2016-01-01' + (u('entry', i) * 1640)::INTEGER END AS starts,
                (200 - ln(greatest(u('span', i), 1e-9)) * 2200)::INTEGER AS lives,
                pow(greatest(u('size', i), 1e-6), -.7) AS weight,
                u('home', i) AS home,
                u('commodity', i) AS commodity
            FROM range(1600) t(i)
            """,
            """
            CREATE TABLE roster AS
            WITH month AS (
                SELECT unnest(generate_series(DATE '2017-01-01', DATE '2020-06-01', INTERVAL 1 MONTH))::DATE AS month
            ), home AS (
                SELECT code, sum(declarations) OVER (ORDER BY code) - declarations AS low,
                    sum(declarations) OVER (ORDER BY code) AS high
                FROM branch
            ), closed AS (
                SELECT low, high, closes FROM home JOIN branch USING (code) WHERE closes IS NOT NULL
            ), alive AS (
                SELECT m.month, b.code, e.trader, e.commodity, e.weight, e.i
                FROM month m
                JOIN enterprise e ON e.starts <= m.month AND m.month < e.starts + e.lives
                CROSS JOIN closed c
                JOIN home b ON (e.home >= b.low AND e.home < b.high)
                    OR (b.code = '20CF' AND m.month > c.closes AND e.home >= c.low AND e.home < c.high)
                    OR u('second' || b.code, e.i) < .06
                WHERE u('pause', e.i * 1000 + month(m.month) + 12 * year(m.month)) < .62
            )
            SELECT month, code, trader, commodity,
                sum(weight) OVER (PARTITION BY month, code ORDER BY i ROWS UNBOUNDED PRECEDING) - weight AS low,
                sum(weight) OVER (PARTITION BY month, code) AS total
            FROM alive
            """,
        ]
    }
}
