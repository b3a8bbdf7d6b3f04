-- One change of everything that a filter matches. The document holds the filter, the change and how far it is; step grows with each document, so that of two runners one goes on.

CREATE TABLE recall (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  unfinished BOOLEAN NOT NULL,
  step BIGINT NOT NULL,
  document TEXT NOT NULL
);

CREATE INDEX recall_by_workspace ON recall (workspace_id, id);
CREATE INDEX recall_unfinished ON recall (id) WHERE unfinished;

-- Which changes a recall made.
ALTER TABLE code_history ADD COLUMN recall_id TEXT;

CREATE INDEX code_history_by_recall ON code_history (recall_id, code_id, revision) WHERE recall_id IS NOT NULL;
