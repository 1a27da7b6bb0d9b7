-- Behind a reason that few tasks have, no other index keeps the order of lists.
CREATE INDEX task_by_reason_and_urgency ON task (reason, rank, due, id, late_after) INCLUDE (severity, status, owner)
    WHERE closed_at IS NULL;
