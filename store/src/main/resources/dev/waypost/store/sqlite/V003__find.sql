-- What codes are found by. Codes that were made before get a number below 0 and are indexed when the database is opened.

CREATE TABLE code_group (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  -- Empty at the top, so that two groups of one name can't lie there either.
  parent_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT code_group_place UNIQUE (workspace_id, parent_id, name_folded)
);

CREATE TABLE metadata_field (
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  allowed_values TEXT NOT NULL,
  description TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, name)
);

-- The number orders codes by the time they were made: milliseconds since 1970 times 2^21, and what tells them apart.
ALTER TABLE code ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE code ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE code ADD COLUMN expires_at BIGINT;
ALTER TABLE code ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN external_id TEXT;
ALTER TABLE code ADD COLUMN destination_hash BIGINT;

UPDATE code SET number = -rowid;

CREATE UNIQUE INDEX code_by_number ON code (number);
CREATE UNIQUE INDEX code_by_external_id ON code (workspace_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX code_by_destination ON code (workspace_id, destination_hash, number) WHERE destination_hash IS NOT NULL;
CREATE INDEX code_by_update ON code (workspace_id, updated_at, number);
CREATE INDEX code_by_name ON code (workspace_id, name_folded, number);

-- What a code is found by exactly: its status, its groups, its tags and so on, each a label.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  label TEXT NOT NULL,
  shown TEXT NOT NULL,
  codes BIGINT NOT NULL,
  CONSTRAINT term_label UNIQUE (workspace_id, label)
);

CREATE TABLE code_term (
  term_id INTEGER NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (term_id, number)
) WITHOUT ROWID;

-- What a code is found by in part: its name, key, destination and notes, folded. The index holds three characters at a time.
CREATE TABLE code_text (
  number INTEGER PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE VIRTUAL TABLE code_text_index USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');

ALTER TABLE api_key ADD COLUMN group_ids TEXT NOT NULL DEFAULT '';
