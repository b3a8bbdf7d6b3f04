SELECT
  count(*) AS tables,
  count(*) FILTER (table_name = 'meta') AS meta_tables
FROM information_schema.tables;
