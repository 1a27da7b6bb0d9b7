-- What CSMs should do. At most one task per (account, type, reason) is open: the database sees to it.
-- Names that are keys are bounded as an index row must stay below a third of a page.
CREATE TYPE severity AS ENUM ('critical', 'high', 'medium', 'low'); -- most urgent first: the order of lists

CREATE TABLE task (
    id              uuid         PRIMARY KEY,
    version         bigint       NOT NULL CHECK (version > 0),
    account         varchar(256) NOT NULL,
    type            text         NOT NULL CHECK (type IN ('churn-risk', 'expansion')),
    reason          varchar(256) NOT NULL,
    -- counts the tasks of one account, type and reason from 1
    occurrence      int          NOT NULL CHECK (occurrence > 0),
    status          text         NOT NULL CHECK (status IN ('open', 'acknowledged', 'done', 'dismissed', 'resolved')),
    severity        severity     NOT NULL,
    since           date         NOT NULL,
    title           text         NOT NULL,
    evidence        text         NOT NULL,
    movers          jsonb        NOT NULL,
    score           int,
    band            text,
    account_name    text,
    owner           varchar(256),
    due             date         NOT NULL,
    created_at      timestamptz  NOT NULL,
    updated_at      timestamptz  NOT NULL,
    acknowledged_by text,
    acknowledged_at timestamptz,
    closed_by       text,
    closed_at       timestamptz,
    closed_why      text,
    UNIQUE (account, type, reason, occurrence),
    CHECK ((status IN ('open', 'acknowledged')) = (closed_at IS NULL)),
    CHECK (status <> 'open' OR acknowledged_at IS NULL)
);
CREATE UNIQUE INDEX one_open_task ON task (account, type, reason) WHERE status IN ('open', 'acknowledged');
CREATE INDEX open_task_by_urgency ON task (severity, due, id) WHERE status IN ('open', 'acknowledged');
CREATE INDEX task_by_creation ON task (created_at, id);
CREATE INDEX task_by_owner ON task (owner, severity, due, id);

-- What happened to each task: rows are added, never rewritten.
CREATE TABLE task_change (
    task    uuid        NOT NULL REFERENCES task,
    version bigint      NOT NULL,
    at      timestamptz NOT NULL,
    who     text        NOT NULL,
    what    text        NOT NULL,
    detail  text,
    PRIMARY KEY (task, version)
);

CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of tasks is not rewritten';
END $$;
CREATE TRIGGER task_change_is_append_only BEFORE UPDATE ON task_change
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
