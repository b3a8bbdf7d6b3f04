-- Keys can be revoked, and it is known when each was last used.

ALTER TABLE api_key ADD COLUMN revoked_at BIGINT;
ALTER TABLE api_key ADD COLUMN last_used_at BIGINT;

CREATE INDEX api_key_by_workspace ON api_key (workspace_id, created_at, id);
