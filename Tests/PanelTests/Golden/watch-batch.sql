WITH
-- Records whose time lies in the span and has a minute
"looked_at" AS (
  SELECT * FROM declaration
  WHERE CAST("cleared_at" AS DATE) BETWEEN DATE '2020-01-01' AND DATE '2020-06-30' AND "cleared_at_date_only" IS NOT TRUE
),
-- With which of them a minute with many begins, whatever the clock's own minutes are
"begun" AS (
  SELECT *, count(*) OVER (PARTITION BY _unit ORDER BY "cleared_at"
    RANGE BETWEEN CURRENT ROW AND INTERVAL 59 SECONDS FOLLOWING) >= 3 AS _begins
  FROM looked_at
),
-- Those that lie in such a minute
"members" AS (
  SELECT *, bool_or(_begins) OVER (PARTITION BY _unit ORDER BY "cleared_at"
    RANGE BETWEEN INTERVAL 59 SECONDS PRECEDING AND CURRENT ROW) AS _stands_out
  FROM begun
),
-- And the last of them before each
"followed" AS (
  SELECT *, max(CASE WHEN _stands_out THEN "cleared_at" END) OVER (PARTITION BY _unit ORDER BY "cleared_at"
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS _before
  FROM members
),
-- A group begins where none was less than a minute before; it is named by its first time
"judged" AS (
  SELECT * EXCLUDE (_begins, _before), max(
    CASE WHEN _stands_out AND coalesce("cleared_at" - _before > INTERVAL 59 SECONDS, TRUE) THEN "cleared_at" END)
    OVER (PARTITION BY _unit ORDER BY "cleared_at") AS _group
  FROM followed
)
SELECT _unit AS unit, count(*) AS total, count(*) FILTER (WHERE _stands_out) AS standing_out,
    count(DISTINCT _group) FILTER (WHERE _stands_out) AS groups,
    md5(string_agg(concat_ws(chr(31), CAST("number" AS VARCHAR)), chr(30) ORDER BY CAST("number" AS VARCHAR)) FILTER (WHERE _stands_out)) AS mark
FROM judged
GROUP BY _unit
HAVING count(*) FILTER (WHERE _stands_out) > 0
ORDER BY _unit
