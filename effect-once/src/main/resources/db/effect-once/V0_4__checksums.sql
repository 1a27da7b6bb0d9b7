-- The checksum beside an id covers the event's kind and account, too, no longer its body alone. Those from before this change
-- cannot be compared with it; who writes one says so.
ALTER TABLE inbox ADD COLUMN comparable boolean NOT NULL DEFAULT false;
ALTER TABLE inbox DROP COLUMN bodies;
