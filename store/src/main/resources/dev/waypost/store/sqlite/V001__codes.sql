-- Times are milliseconds since 1970 (UTC). Documents are JSON; columns beside a document are those that are searched.

CREATE TABLE workspace (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE domain (
  id TEXT NOT NULL PRIMARY KEY,
  host TEXT NOT NULL UNIQUE,
  base_url TEXT NOT NULL,
  uppercase BOOLEAN NOT NULL,
  is_default BOOLEAN NOT NULL
);

CREATE TABLE code (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  domain_id TEXT REFERENCES domain (id),
  key_folded TEXT,
  status TEXT NOT NULL,
  revision BIGINT NOT NULL,
  scans BIGINT NOT NULL,
  document TEXT NOT NULL,
  CONSTRAINT code_key UNIQUE (domain_id, key_folded)
);

CREATE INDEX code_by_workspace ON code (workspace_id, id);

CREATE TABLE code_history (
  code_id TEXT NOT NULL REFERENCES code (id),
  revision BIGINT NOT NULL,
  time BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  before_document TEXT,
  after_document TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (code_id, revision)
);

-- One row. Each change of a route takes the next number while it holds the row, so numbers become visible in their order.
CREATE TABLE route_revision (
  only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
  value BIGINT NOT NULL
);

INSERT INTO route_revision (only_row, value) VALUES (1, 0);

-- The last change of each route. The body is what the data plane keeps of it.
CREATE TABLE route_change (
  code_id TEXT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL UNIQUE,
  domain_id TEXT NOT NULL,
  short_key TEXT NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE api_key (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  name TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  scopes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT
);

-- Up to where each scan log has been counted into code.scans.
CREATE TABLE counted_position (
  log_id TEXT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);

-- One salt a UTC day, days as ISO 8601.
CREATE TABLE visitor_salt (
  day TEXT NOT NULL PRIMARY KEY,
  salt BLOB NOT NULL
);
