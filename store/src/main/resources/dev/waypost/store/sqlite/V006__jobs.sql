-- Work on many codes that goes on after the call that asked for it. A job is as far as succeeded + failed says, which changes in the
-- transaction that stores what was done.

CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  dry_run BOOLEAN NOT NULL,
  actor TEXT NOT NULL,
  group_ids TEXT NOT NULL,
  reason TEXT,
  state TEXT NOT NULL,
  runner TEXT,
  total BIGINT NOT NULL,
  succeeded BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  result_bytes BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  started_at BIGINT,
  ended_at BIGINT,
  error TEXT
);

CREATE INDEX job_by_workspace ON job (workspace_id, id);

CREATE INDEX job_by_place ON job (place, state, id);
