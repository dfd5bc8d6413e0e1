-- What the figures of the pack 'kcs-imports' must be, worked out from the files of the data set in plain SQL: nothing of
-- Twofold is used. Run with the DuckDB command line in the folder of the files:
--     duckdb -csv -f kcs-imports.sql
--
-- One row for each indicator, unit and period: whole months, quarters, halves and years, as at 31 March 2021. A total is
-- exact; a ratio is cut off (not rounded) after twelve decimals, in whole-number arithmetic. An empty value is unknown.
-- 'growth:INDICATOR' is the first quarter of 2021 against the first quarter of 2020: percent, for ratios the difference.

CREATE TABLE record AS
SELECT
    "Office ID" AS office,
    CAST("Date" AS DATE) AS day,
    "Importer ID" AS importer,
    -- The files write binary fractions (494599695.2000001): money has two decimals.
    CAST(round(CAST("Item Price" AS DECIMAL(38, 18)), 2) AS DECIMAL(18, 2)) AS price,
    CAST("Tax Rate" AS DECIMAL(9, 1)) AS rate,
    CAST("Net Mass" AS DECIMAL(18, 1)) AS mass,
    "Fraud" = '1' AS fraud,
    "Critical Fraud" = '2' AS critical
FROM read_csv('imports-*.csv', all_varchar = true, header = true);

-- Every record counts for its office and for the service as a whole.
CREATE TABLE counted AS
SELECT office AS unit, * FROM record
UNION ALL
SELECT 'KCS' AS unit, * FROM record;

-- Days counted end with the last day of the files; last year's days are known only where 2020 has them.
CREATE TABLE period AS
WITH written(name, year, first_month, months) AS (
    SELECT year || lpad(m::VARCHAR, 2, '0'), year, m, 1 FROM (VALUES (2020), (2021)) y(year), range(1, 13) t(m)
    UNION ALL
    SELECT year || 'Q' || q, year, 3 * q - 2, 3 FROM (VALUES (2020), (2021)) y(year), range(1, 5) t(q)
    UNION ALL
    SELECT year || 'H' || h, year, 6 * h - 5, 6 FROM (VALUES (2020), (2021)) y(year), range(1, 3) t(h)
    UNION ALL
    SELECT year::VARCHAR, year, 1, 12 FROM (VALUES (2020), (2021)) y(year)
), dated AS (
    SELECT name, make_date(year, first_month, 1) AS first,
        least(CAST(make_date(year, first_month, 1) + to_months(months::INTEGER) - INTERVAL 1 DAY AS DATE),
            DATE '2021-03-31') AS last
    FROM written
)
SELECT name, first, last,
    CAST(first - INTERVAL 1 YEAR AS DATE) AS prior_first, CAST(last - INTERVAL 1 YEAR AS DATE) AS prior_last,
    first - INTERVAL 1 YEAR >= DATE '2020-01-01' AS prior_is_known
FROM dated
WHERE first <= DATE '2021-03-31';

-- A whole February compares with a whole February, 29 days in 2020.
UPDATE period SET prior_last = DATE '2020-02-29' WHERE last = DATE '2021-02-28';

CREATE TABLE place AS SELECT DISTINCT unit FROM counted;

CREATE TABLE total AS
SELECT u.unit, p.name AS period,
    count(c.day) AS imports,
    coalesce(sum(CAST(c.price * c.rate AS DECIMAL(38, 3))), 0) AS duty_hundredfold,
    coalesce(sum(c.price), 0) AS value,
    coalesce(sum(c.mass), 0) AS mass,
    count(*) FILTER (c.fraud) AS hits,
    count(*) FILTER (c.critical) AS critical_cases
FROM place u
CROSS JOIN period p
LEFT JOIN counted c ON c.unit = u.unit AND c.day BETWEEN p.first AND p.last
GROUP BY u.unit, p.name;

-- Importers of a unit: on which days, and when first.
CREATE TABLE active_day AS SELECT DISTINCT unit, importer, day FROM counted;
CREATE TABLE first_day AS SELECT unit, importer, min(day) AS day FROM active_day GROUP BY unit, importer;

CREATE TABLE importer_period AS
SELECT a.unit, a.importer, p.name AS period,
    bool_or(a.day BETWEEN p.first AND p.last) AS is_active,
    bool_or(a.day BETWEEN p.prior_first AND p.prior_last) AS was_active
FROM active_day a
CROSS JOIN period p
WHERE a.day BETWEEN p.first AND p.last OR a.day BETWEEN p.prior_first AND p.prior_last
GROUP BY a.unit, a.importer, p.name;

CREATE TABLE cohort AS
SELECT u.unit, p.name AS period,
    count(*) FILTER (i.is_active) AS active,
    count(*) FILTER (i.is_active AND f.day >= p.first) AS new,
    CASE WHEN p.prior_is_known THEN count(*) FILTER (i.is_active AND i.was_active) END AS retained,
    CASE WHEN p.prior_is_known
        THEN count(*) FILTER (i.is_active AND NOT i.was_active AND f.day < p.first) END AS returned,
    CASE WHEN p.prior_is_known THEN count(*) FILTER (i.was_active AND NOT i.is_active) END AS lost
FROM place u
CROSS JOIN period p
LEFT JOIN importer_period i ON i.unit = u.unit AND i.period = p.name
LEFT JOIN first_day f ON f.unit = i.unit AND f.importer = i.importer
GROUP BY u.unit, p.name, p.prior_is_known;

-- n divided by d, cut off after twelve decimals; both are whole numbers.
CREATE MACRO quotient(n, d) AS
    CASE WHEN d <> 0 THEN CAST(n AS HUGEINT) * 1000000000000 // CAST(d AS HUGEINT) END;
-- The same as text with its decimal point.
CREATE MACRO as_decimal(scaled) AS
    CASE WHEN scaled < 0 THEN '-' ELSE '' END || CAST(abs(scaled) // 1000000000000 AS VARCHAR) || '.'
        || lpad(CAST(abs(scaled) % 1000000000000 AS VARCHAR), 12, '0');

CREATE TABLE figure AS
SELECT 'imports' AS indicator, unit, period, CAST(imports AS VARCHAR) AS value FROM total
UNION ALL
-- The rate is a percentage: duty is price × rate ÷ 100, so the decimal point moves by two.
SELECT 'duty', unit, period,
    CAST(CAST(duty_hundredfold * 1000 AS HUGEINT) // 100000 AS VARCHAR) || '.'
        || lpad(CAST(CAST(duty_hundredfold * 1000 AS HUGEINT) % 100000 AS VARCHAR), 5, '0')
FROM total
UNION ALL
SELECT 'value', unit, period, CAST(value AS VARCHAR) FROM total
UNION ALL
SELECT 'net_mass', unit, period, CAST(mass AS VARCHAR) FROM total
UNION ALL
-- duty ÷ value in percent: (duty_hundredfold ÷ 100) ÷ value × 100, thousandths over hundredths.
SELECT 'mean_rate', unit, period, as_decimal(quotient(duty_hundredfold * 1000, value * 1000)) FROM total
UNION ALL
SELECT 'value_per_import', unit, period, as_decimal(quotient(value * 100, imports * 100)) FROM total
UNION ALL
SELECT 'hits', unit, period, CAST(hits AS VARCHAR) FROM total
UNION ALL
SELECT 'hit_rate', unit, period, as_decimal(quotient(hits * 100, imports)) FROM total
UNION ALL
SELECT 'critical_cases', unit, period, CAST(critical_cases AS VARCHAR) FROM total
UNION ALL
SELECT 'critical_share', unit, period, as_decimal(quotient(critical_cases * 100, hits)) FROM total
UNION ALL
SELECT 'importers_active', unit, period, CAST(active AS VARCHAR) FROM cohort
UNION ALL
SELECT 'importers_new', unit, period, CAST(new AS VARCHAR) FROM cohort
UNION ALL
SELECT 'importers_retained', unit, period, CAST(retained AS VARCHAR) FROM cohort
UNION ALL
SELECT 'importers_returning', unit, period, CAST(returned AS VARCHAR) FROM cohort
UNION ALL
SELECT 'importers_lost', unit, period, CAST(lost AS VARCHAR) FROM cohort;

CREATE TABLE growth AS
WITH compared AS (
    SELECT now.indicator, now.unit, CAST(now.value AS DECIMAL(38, 12)) AS value,
        CAST(before.value AS DECIMAL(38, 12)) AS prior
    FROM figure now
    JOIN figure before ON before.indicator = now.indicator AND before.unit = now.unit AND before.period = '2020Q1'
    WHERE now.period = '2021Q1'
)
-- Five decimals are enough for every total; a change is cut off towards zero.
SELECT 'growth:' || indicator AS indicator, unit, '2021Q1' AS period,
    CASE WHEN prior > 0 THEN as_decimal(
        CASE WHEN value < prior THEN -1 ELSE 1 END
        * quotient(abs(CAST((value - prior) * 100000 AS HUGEINT)) * 100, CAST(prior * 100000 AS HUGEINT))) END AS value
FROM compared
WHERE indicator IN ('imports', 'duty', 'value', 'net_mass', 'hits', 'critical_cases', 'importers_active', 'importers_new')
UNION ALL
SELECT 'growth:hit_rate', n.unit, '2021Q1',
    CASE WHEN n.imports > 0 AND b.imports > 0 THEN as_decimal(
        CASE WHEN n.hits * b.imports < b.hits * n.imports THEN -1 ELSE 1 END
        * quotient(abs(n.hits * b.imports - b.hits * n.imports) * 100, n.imports * b.imports)) END
FROM total n
JOIN total b ON b.unit = n.unit AND b.period = '2020Q1'
WHERE n.period = '2021Q1';

SELECT indicator, unit, period, value FROM (FROM figure UNION ALL FROM growth) ORDER BY indicator, unit, period;
