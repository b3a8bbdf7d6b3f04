CREATE TABLE meta (
  schema_version INTEGER NOT NULL
);

INSERT INTO meta VALUES (0);

-- One row per scan. The time is UTC, to the millisecond. event_id is the log's id and the scan's
-- position in it; it needs no index because rows and position are stored in one transaction.
CREATE TABLE scan_event (
  event_id VARCHAR NOT NULL,
  time TIMESTAMP NOT NULL,
  workspace VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  domain VARCHAR NOT NULL,
  resolution VARCHAR NOT NULL,
  rule VARCHAR,
  variant VARCHAR,
  country VARCHAR,
  region VARCHAR,
  city VARCHAR,
  device VARCHAR NOT NULL,
  os VARCHAR,
  os_version VARCHAR,
  browser VARCHAR,
  browser_version VARCHAR,
  language VARCHAR,
  referrer_host VARCHAR,
  visitor BIGINT NOT NULL,
  is_bot BOOLEAN NOT NULL,
  is_preview BOOLEAN NOT NULL,
  route_revision BIGINT NOT NULL
);

-- How far each log has been taken into scan_event.
CREATE TABLE log_position (
  log_id VARCHAR PRIMARY KEY,
  position BIGINT NOT NULL
);
