-- {column} is one of the columns that a dimension names.
SELECT
  coalesce({column}, 'unknown') AS name,
  count(*) AS scans,
  count(DISTINCT visitor) AS visitors
FROM scan_event
WHERE workspace = ?
  AND (CAST(? AS VARCHAR[]) IS NULL OR code IN (SELECT unnest(CAST(? AS VARCHAR[]))))
  AND time >= make_timestamp_ms(?)
  AND time < make_timestamp_ms(?)
  AND NOT is_bot
  AND NOT is_passed
GROUP BY 1
ORDER BY scans DESC, name
LIMIT ?;
