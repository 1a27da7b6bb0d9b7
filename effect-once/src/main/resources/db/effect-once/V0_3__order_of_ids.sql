-- When a row's newest ids were added: a shard that cannot remember all of an hour remembers the newest of it. Rows from before
-- this change count as the oldest of their hour.
ALTER TABLE inbox ADD COLUMN newest timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE inbox ALTER COLUMN newest SET DEFAULT now();
