DELETE FROM scan_event WHERE workspace = ?;
