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
ALTER TABLE code ADD COLUMN name_folded TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN external_id TEXT;
ALTER TABLE code ADD COLUMN destination_hash BIGINT;

UPDATE code SET number = -numbered.place FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM code) numbered WHERE numbered.id = code.id;

CREATE UNIQUE INDEX code_by_number ON code (number);
CREATE UNIQUE INDEX code_by_external_id ON code (workspace_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX code_by_destination ON code (workspace_id, destination_hash, number) WHERE destination_hash IS NOT NULL;
CREATE INDEX code_by_update ON code (workspace_id, updated_at, number);
CREATE INDEX code_by_name ON code (workspace_id, name_folded, number);

-- What a code is found by exactly: its status, its groups, its tags and so on, each a label.
CREATE TABLE term (
  id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
);

-- What a code is found by in part: its name, key, destination and notes, folded. The index holds three characters at a time.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE code_text (
  number BIGINT PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE INDEX code_text_index ON code_text USING gin (body gin_trgm_ops);

ALTER TABLE api_key ADD COLUMN group_ids TEXT NOT NULL DEFAULT '';
