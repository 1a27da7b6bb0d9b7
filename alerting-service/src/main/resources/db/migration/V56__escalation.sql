-- When each task is next looked at for escalation; null where it never is: closed, snoozed, or nothing comes of time.
ALTER TABLE task ADD escalate_at timestamptz DEFAULT '-infinity';
UPDATE task SET escalate_at = NULL WHERE closed_at IS NOT NULL;
CREATE INDEX task_to_escalate ON task (escalate_at) WHERE escalate_at IS NOT NULL;

-- Who was drawn in on a task, and why: each level once, and each SLA that was not kept once.
CREATE TABLE escalation (
    task   uuid        NOT NULL REFERENCES task ON DELETE CASCADE,
    level  varchar(64) NOT NULL,
    sla    text        CHECK (sla IN ('acknowledge', 'close')), -- null: the task has reached the level
    passed boolean     NOT NULL, -- on the way to a higher level: nobody was told
    at     timestamptz NOT NULL,
    why    text        NOT NULL,
    told   text[]      NOT NULL
);
CREATE UNIQUE INDEX each_level_once ON escalation (task, level) WHERE sla IS NULL;
CREATE UNIQUE INDEX each_sla_once ON escalation (task, sla) WHERE sla IS NOT NULL;
CREATE INDEX escalation_by_level ON escalation (level, task) WHERE sla IS NULL AND NOT passed;
