SELECT
  coalesce(country, 'unknown') AS name,
  count(*) AS scans
FROM scan_event
WHERE workspace = ?
  AND code = ?
  AND time >= make_timestamp_ms(?)
  AND time < make_timestamp_ms(?)
  AND NOT is_bot
  AND NOT is_passed
GROUP BY coalesce(country, 'unknown')
ORDER BY scans DESC, name;
