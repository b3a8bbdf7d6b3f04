SELECT
  count(*) FILTER (NOT is_bot AND NOT is_passed) AS scans,
  count(DISTINCT visitor) FILTER (NOT is_bot AND NOT is_passed) AS visitors,
  count(*) FILTER (is_bot) AS bots
FROM scan_event
WHERE workspace = ?
  AND code = ?
  AND time >= make_timestamp_ms(?)
  AND time < make_timestamp_ms(?);
