-- Who uses the console. Folded, two addresses that differ by case alone are the same. Of the tokens of invitations and sessions
-- only their SHA-256 is stored.

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language TEXT,
  zone TEXT,
  created_at BIGINT NOT NULL,
  CONSTRAINT person_email UNIQUE (email_folded)
);

CREATE TABLE membership (
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, person_id)
);

CREATE INDEX membership_by_person ON membership (person_id);

CREATE TABLE invitation (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  email TEXT,
  role TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  created_by TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT invitation_token UNIQUE (token_hash)
);

CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);

CREATE INDEX session_by_person ON session (person_id);

CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  query TEXT NOT NULL,
  CONSTRAINT saved_view_name UNIQUE (workspace_id, name_folded)
);
