-- What is not closed may escalate, snoozed or not: each is looked at once more. From now on escalate_at is null where a
-- task is closed, or nothing comes of time.
UPDATE task SET escalate_at = '-infinity' WHERE closed_at IS NULL AND escalate_at IS NULL;
