-- Scans of each code in steps of equal length, counted from the first moment. In braces stands which codes.
SELECT
  code,
  CAST(floor((epoch_ms(time) - CAST(? AS BIGINT)) / CAST(? AS BIGINT)) AS INTEGER) AS step,
  count(*) AS scans
FROM scan_event
WHERE workspace = ?
  {codes}
  AND time >= make_timestamp_ms(?)
  AND time < make_timestamp_ms(?)
  AND NOT is_bot
  AND NOT is_passed
GROUP BY code, step;
