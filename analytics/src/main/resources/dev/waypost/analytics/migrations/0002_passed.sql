-- Whether the person was led on behind a gate at which the same scan was counted before.
ALTER TABLE scan_event ADD COLUMN is_passed BOOLEAN DEFAULT false;
