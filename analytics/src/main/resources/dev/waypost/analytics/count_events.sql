SELECT count(*) AS events FROM scan_event;
