-- Signed links of codes. Their addresses are not kept: they are made of this and of the secret "gates". A link with uses was used as often as used says, which changes in the
-- transaction that decides whether it may be used once more.

CREATE TABLE signed_link (
  id TEXT NOT NULL PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id),
  code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  expires_at BIGINT,
  uses BIGINT,
  used BIGINT NOT NULL,
  note TEXT,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  redeemed_at BIGINT,
  revoked_at BIGINT,
  revocation BIGINT UNIQUE
);

CREATE INDEX signed_link_by_code ON signed_link (code_id, id);

-- One row. Each revocation takes the next number while it holds the row, so numbers become visible in their order.
CREATE TABLE link_revocation (
  only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
  value BIGINT NOT NULL
);

INSERT INTO link_revocation (only_row, value) VALUES (1, 0);
