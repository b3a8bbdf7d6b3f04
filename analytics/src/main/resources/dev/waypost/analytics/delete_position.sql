DELETE FROM log_position WHERE log_id = ?;
