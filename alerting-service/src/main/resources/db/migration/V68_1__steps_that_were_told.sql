-- The due day of the step that people were told is near; null where they were not told yet.
ALTER TABLE task_step ADD told date;
CREATE INDEX step_by_due ON task_step (due) WHERE status = 'open';
