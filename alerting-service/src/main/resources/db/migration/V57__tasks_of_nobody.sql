-- What is nobody's is looked at often, and is little.
CREATE INDEX task_of_nobody ON task (updated_at) WHERE owner IS NULL AND closed_at IS NULL;
