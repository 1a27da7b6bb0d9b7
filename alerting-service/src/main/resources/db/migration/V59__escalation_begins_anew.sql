-- What is opened again climbs anew: each level, and each SLA that was not kept, once for each time it was opened.
ALTER TABLE escalation ADD opening integer NOT NULL DEFAULT 0; -- how often the task had been opened again
UPDATE escalation SET opening = (
    SELECT count(*) FROM task_change
    WHERE task_change.task = escalation.task AND what = 'reopened' AND task_change.at <= escalation.at);
ALTER TABLE escalation ALTER opening DROP DEFAULT;

DROP INDEX each_level_once;
DROP INDEX each_sla_once;
CREATE UNIQUE INDEX each_level_once ON escalation (task, opening, level) WHERE sla IS NULL;
CREATE UNIQUE INDEX each_sla_once ON escalation (task, opening, sla) WHERE sla IS NOT NULL;

UPDATE task SET escalate_at = '-infinity'
WHERE closed_at IS NULL AND EXISTS (SELECT FROM task_change WHERE task_change.task = id AND what = 'reopened');
