INSERT INTO log_position (log_id, position)
VALUES (?, ?)
ON CONFLICT (log_id) DO UPDATE SET position = excluded.position;
