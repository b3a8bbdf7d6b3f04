-- Styles that workspaces keep under a name; folded, two names that differ by case alone are the same.

CREATE TABLE theme (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  style TEXT NOT NULL,
  logo TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT theme_name UNIQUE (workspace_id, name_folded)
);

CREATE INDEX theme_by_logo ON theme (logo);
