SELECT position FROM log_position WHERE log_id = ?;
