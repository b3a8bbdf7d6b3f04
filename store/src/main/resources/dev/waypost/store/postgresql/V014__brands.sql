-- How the pages of domains look; a domain without a row has Waypost's own look. Domains and claims keep their ids when they move between their tables, so this refers to either.

CREATE TABLE domain_brand (
  domain_id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  logo TEXT,
  picture TEXT,
  color TEXT,
  background TEXT,
  owners_text TEXT,
  link TEXT,
  language TEXT
);

CREATE INDEX domain_brand_by_logo ON domain_brand (logo);
