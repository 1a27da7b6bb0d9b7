-- Which groups and digests tell of a task.
CREATE INDEX digest_part_by_task ON digest_part ((notice ->> 'task'));
