-- Domains of workspaces. What is in the table domain is verified, so only that can carry codes, and its hosts are unique; claims wait beside it until they are proven, when they
-- move there with their id. A domain without a workspace is the operator's.

ALTER TABLE domain ADD COLUMN workspace_id TEXT REFERENCES workspace (id);
ALTER TABLE domain ADD COLUMN token TEXT;
ALTER TABLE domain ADD COLUMN claimed_at BIGINT;
ALTER TABLE domain ADD COLUMN verified_at BIGINT;
ALTER TABLE domain ADD COLUMN root_fallback TEXT;
ALTER TABLE domain ADD COLUMN not_found_fallback TEXT;
ALTER TABLE domain ADD COLUMN expired_fallback TEXT;

CREATE INDEX domain_by_workspace ON domain (workspace_id);

CREATE TABLE domain_claim (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  host TEXT NOT NULL,
  base_url TEXT NOT NULL,
  uppercase BOOLEAN NOT NULL,
  token TEXT NOT NULL,
  claimed_at BIGINT NOT NULL,
  root_fallback TEXT,
  not_found_fallback TEXT,
  expired_fallback TEXT,
  CONSTRAINT domain_claim_host UNIQUE (workspace_id, host)
);

-- Where a workspace makes new codes; null for the operator's default domain.
ALTER TABLE workspace ADD COLUMN default_domain_id TEXT REFERENCES domain (id);
