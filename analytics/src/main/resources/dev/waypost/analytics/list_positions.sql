SELECT log_id, position FROM log_position ORDER BY log_id;
