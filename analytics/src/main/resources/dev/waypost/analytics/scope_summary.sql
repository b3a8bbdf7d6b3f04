-- Everything of a summary, counted in what is picked once. In braces stand: the columns of the dimensions, each with a comma in
-- front; the length of a step, day or hour; which codes; and scope_share.sql for each dimension. The first three parameters are as in code_days.sql.
WITH stretch AS (
  SELECT
    unnest(CAST(? AS BIGINT[])) AS start_second,
    unnest(CAST(? AS BIGINT[])) AS end_second,
    unnest(CAST(? AS BIGINT[])) AS offset_seconds
),
picked AS NOT MATERIALIZED (
  SELECT time, visitor, is_bot, is_passed{columns}
  FROM scan_event
  WHERE workspace = ?
    {codes}
    AND time >= make_timestamp_ms(?)
    AND time < make_timestamp_ms(?)
),
counted AS (
  SELECT * FROM picked WHERE NOT is_bot AND NOT is_passed
)
SELECT
  'totals' AS part,
  NULL AS name,
  max(time) FILTER (NOT is_bot AND NOT is_passed) AS time,
  count(*) FILTER (NOT is_bot AND NOT is_passed) AS scans,
  count(DISTINCT visitor) FILTER (NOT is_bot AND NOT is_passed) AS visitors,
  count(*) FILTER (is_bot) AS bots
FROM picked
UNION ALL
SELECT
  'steps',
  NULL,
  date_trunc('{step}', counted.time + to_seconds(stretch.offset_seconds)) AS step,
  count(*),
  count(DISTINCT counted.visitor),
  0
FROM counted
JOIN stretch
  ON counted.time >= make_timestamp_ms(stretch.start_second * 1000)
  AND counted.time < make_timestamp_ms(stretch.end_second * 1000)
GROUP BY step
{shares}
