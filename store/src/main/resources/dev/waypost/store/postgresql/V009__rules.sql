-- After so many scans a code is expired; null for never. Here as well as in the document, because codes are found by it.
ALTER TABLE code ADD COLUMN expires_after_scans BIGINT;

-- Where scans of the codes in a group go that lead nowhere else; null for that of the group around it.
ALTER TABLE code_group ADD COLUMN fallback TEXT;
