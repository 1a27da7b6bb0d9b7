-- The life of a task: in progress, snoozed, closed with an outcome, opened again; whom it is about; how urgent it is.
ALTER TABLE task
    DROP CONSTRAINT task_type_check,
    DROP CONSTRAINT task_status_check,
    DROP CONSTRAINT task_check,
    ADD started_by    text,
    ADD started_at    timestamptz,
    ADD snoozed_until timestamptz,
    ADD outcome       text,
    ADD segment       text,
    ADD arr           double precision,
    ADD renewal       date,
    ADD urgency       double precision NOT NULL DEFAULT 0,
    ADD urgency_how   text NOT NULL DEFAULT '',
    -- the day from which it is another one
    ADD urgency_until date,
    -- row values compare in one direction: the most urgent has the lowest rank
    ADD rank          double precision GENERATED ALWAYS AS (-urgency) STORED,
    ADD words         tsvector GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(
        account || ' ' || coalesce(account_name, '') || ' ' || reason || ' ' || title || ' ' || evidence,
        '[^[:alnum:]]+', ' ', 'g'))) STORED,
    ADD CHECK (status IN ('open', 'acknowledged', 'in-progress', 'snoozed', 'done', 'dismissed', 'resolved')),
    ADD CHECK ((status IN ('done', 'dismissed', 'resolved')) = (closed_at IS NOT NULL)),
    ADD CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL)),
    ADD CHECK (status <> 'in-progress' OR started_at IS NOT NULL);

UPDATE task SET urgency_until = current_date WHERE closed_at IS NULL; -- they are ranked at the next look at the clock

ALTER TABLE task
    ALTER urgency DROP DEFAULT,
    ALTER urgency_how DROP DEFAULT;

DROP INDEX one_open_task;
CREATE UNIQUE INDEX one_open_task ON task (account, type, reason) WHERE closed_at IS NULL;

-- An index for each order, alone and behind each filter that leaves many tasks. With what they include, counts need not
-- look at the tasks themselves.
DROP INDEX open_task_by_urgency;
DROP INDEX task_by_owner;
CREATE INDEX task_by_urgency ON task (rank, due, id) INCLUDE (severity, status, owner) WHERE closed_at IS NULL;
CREATE INDEX task_by_owner_and_urgency ON task (owner, rank, due, id) INCLUDE (severity, status)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_type_and_urgency ON task (type, rank, due, id) INCLUDE (severity, status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_severity_and_urgency ON task (severity, rank, due, id) INCLUDE (status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_by_segment_and_urgency ON task (segment, rank, due, id) INCLUDE (severity, status, owner)
    WHERE closed_at IS NULL;
CREATE INDEX task_without_owner_by_urgency ON task (rank, due, id) INCLUDE (severity, status, owner)
    WHERE owner IS NULL AND closed_at IS NULL;
CREATE INDEX task_by_due ON task (due, id) INCLUDE (severity, status, owner) WHERE closed_at IS NULL;
CREATE INDEX task_by_owner_and_due ON task (owner, due, id) INCLUDE (severity, status) WHERE closed_at IS NULL;
CREATE INDEX task_by_status_and_urgency ON task (status, rank, due, id); -- with those that are closed, as all that follow
CREATE INDEX every_task_by_urgency ON task (rank, due, id);
CREATE INDEX task_by_owner_and_creation ON task (owner, created_at, id);
CREATE INDEX task_by_words ON task USING gin (words);

-- What the clock has to do next.
CREATE INDEX task_by_waking ON task (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX task_by_ranking ON task (urgency_until) WHERE closed_at IS NULL;
