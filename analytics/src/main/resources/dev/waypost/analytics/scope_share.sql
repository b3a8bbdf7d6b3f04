-- Added to scope_summary.sql for a dimension. In braces stand its column and the most shares.
UNION ALL
(
  SELECT
    '{column}',
    coalesce({column}, 'unknown') AS share,
    NULL,
    count(*) AS scans,
    count(DISTINCT visitor),
    0
  FROM counted
  GROUP BY share
  ORDER BY scans DESC, share
  LIMIT {most}
)
