-- The first three parameters are as in code_days.sql; {step} is 'day' or 'hour'.
WITH stretch AS (
  SELECT
    unnest(CAST(? AS BIGINT[])) AS start_second,
    unnest(CAST(? AS BIGINT[])) AS end_second,
    unnest(CAST(? AS BIGINT[])) AS offset_seconds
)
SELECT
  date_trunc('{step}', event.time + to_seconds(stretch.offset_seconds)) AS step,
  count(*) AS scans,
  count(DISTINCT event.visitor) AS visitors
FROM scan_event AS event
JOIN stretch
  ON event.time >= make_timestamp_ms(stretch.start_second * 1000)
  AND event.time < make_timestamp_ms(stretch.end_second * 1000)
WHERE event.workspace = ?
  AND (CAST(? AS VARCHAR[]) IS NULL OR event.code IN (SELECT unnest(CAST(? AS VARCHAR[]))))
  AND event.time >= make_timestamp_ms(?)
  AND event.time < make_timestamp_ms(?)
  AND NOT event.is_bot
  AND NOT event.is_passed
GROUP BY step;
