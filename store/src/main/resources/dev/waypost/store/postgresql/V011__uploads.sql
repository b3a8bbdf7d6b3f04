-- What workspaces uploaded: logos and files. Bytes that are the same are kept once, whoever uploaded them; they go with the last that names them.

CREATE TABLE upload_bytes (
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes BYTEA NOT NULL
);

CREATE TABLE upload (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES upload_bytes (sha256),
  media_type TEXT NOT NULL,
  name TEXT NOT NULL,
  width BIGINT,
  height BIGINT,
  length BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT upload_once UNIQUE (workspace_id, kind, sha256)
);

CREATE INDEX upload_by_workspace ON upload (workspace_id, kind, id);
CREATE INDEX upload_by_bytes ON upload (sha256);
