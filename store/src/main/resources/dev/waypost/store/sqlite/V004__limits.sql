-- Answers to calls with an Idempotency-Key, for a day. The fingerprint is SHA-256 of what was asked for; the body is packed by gzip.

CREATE TABLE kept_answer (
  api_key_id TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  status BIGINT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (api_key_id, idempotency_key)
);

CREATE INDEX kept_answer_by_time ON kept_answer (created_at);

-- Secrets that all processes on this database share, such as the one that access tokens are signed with.
CREATE TABLE installation_secret (
  name TEXT NOT NULL PRIMARY KEY,
  secret BLOB NOT NULL
);

-- Scans by people of a workspace's codes in each month (UTC, as ISO 8601), counted together with code.scans.
CREATE TABLE monthly_scans (
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  month TEXT NOT NULL,
  scans BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, month)
);
