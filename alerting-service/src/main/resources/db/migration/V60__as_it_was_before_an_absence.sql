-- How a task was somebody's who is away now: so it is theirs again when they are back. Null where it was not theirs yet.
ALTER TABLE task ADD assigned_before jsonb;
