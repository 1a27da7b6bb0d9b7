-- Who has taken a task up has until the next open step of its playbook is due (the last one, where none is open). Null
-- where nobody has taken it up, or it goes by no playbook.
ALTER TABLE task ADD next_step date;
UPDATE task SET next_step = (
    SELECT coalesce(min(due) FILTER (WHERE status = 'open'), max(due)) FROM task_step WHERE task_step.task = task.id)
WHERE acknowledged_at IS NOT NULL AND closed_at IS NULL;

-- The last day on which it is in time.
ALTER TABLE task ADD late_after date NOT NULL GENERATED ALWAYS AS (coalesce(next_step, due)) STORED;

-- As they were, with that day: last of what is sorted, it narrows a walk in the order of a list.
DROP INDEX task_by_urgency, task_by_owner_and_urgency, task_by_type_and_urgency, task_by_severity_and_urgency,
    task_by_segment_and_urgency, task_without_owner_by_urgency, task_by_due, task_by_owner_and_due;
CREATE INDEX task_by_urgency ON task (rank, due, id, late_after) INCLUDE (severity, status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_owner_and_urgency ON task (owner, rank, due, id, late_after) INCLUDE (severity, status)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_type_and_urgency ON task (type, rank, due, id, late_after) INCLUDE (severity, status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_severity_and_urgency ON task (severity, rank, due, id, late_after) INCLUDE (status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_segment_and_urgency ON task (segment, rank, due, id, late_after) INCLUDE (severity, status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_without_owner_by_urgency ON task (rank, due, id, late_after) INCLUDE (severity, status, owner)
    WHERE owner IS NULL AND closed_at IS NULL;
CREATE INDEX task_by_due ON task (due, id, late_after) INCLUDE (severity, status, owner) WHERE closed_at IS NULL;
CREATE INDEX task_by_owner_and_due ON task (owner, due, id, late_after) INCLUDE (severity, status)
    WHERE closed_at IS NULL;
