-- The first three parameters are lists of one length: the stretches of time in which the zone keeps
-- one offset from UTC. They come from the caller so that its rules for zones are the only ones.
WITH stretch AS (
  SELECT
    unnest(CAST(? AS BIGINT[])) AS start_second,
    unnest(CAST(? AS BIGINT[])) AS end_second,
    unnest(CAST(? AS BIGINT[])) AS offset_seconds
)
SELECT
  CAST(event.time + to_seconds(stretch.offset_seconds) AS DATE) AS day,
  count(*) AS scans,
  count(DISTINCT event.visitor) AS visitors
FROM scan_event AS event
JOIN stretch
  ON event.time >= make_timestamp_ms(stretch.start_second * 1000)
  AND event.time < make_timestamp_ms(stretch.end_second * 1000)
WHERE event.workspace = ?
  AND event.code = ?
  AND event.time >= make_timestamp_ms(?)
  AND event.time < make_timestamp_ms(?)
  AND NOT event.is_bot
  AND NOT event.is_passed
GROUP BY day;
