-- Who made an invitation, so that it ends with their right to make it; null for the server itself.

ALTER TABLE invitation ADD COLUMN created_by_id TEXT;
