SELECT
  count(*) FILTER (NOT is_bot AND NOT is_passed) AS scans,
  count(DISTINCT visitor) FILTER (NOT is_bot AND NOT is_passed) AS visitors,
  count(*) FILTER (is_bot) AS bots,
  max(time) FILTER (NOT is_bot AND NOT is_passed) AS last_time
FROM scan_event
WHERE workspace = ?
  AND (CAST(? AS VARCHAR[]) IS NULL OR code IN (SELECT unnest(CAST(? AS VARCHAR[]))))
  AND time >= make_timestamp_ms(?)
  AND time < make_timestamp_ms(?);
