-- What waits instead of taking its effect: at most one signal of each identity.
CREATE TABLE held (
    account varchar(256)     NOT NULL,
    type    text             NOT NULL,
    reason  varchar(256)     NOT NULL,
    why     text             NOT NULL CHECK (why IN ('inhibited', 'silenced', 'budget', 'settling', 'flapping')),
    by      text,                      -- the task, the silence or the CSM that it waits for
    since   timestamptz      NOT NULL,
    until   timestamptz,               -- null: until the task that it waits for is closed
    urgency double precision NOT NULL,
    csm     varchar(256),              -- who was named with it: what no task takes does not wait either
    cleared boolean          NOT NULL, -- it waits to resolve a task; else it waits to become one
    signal  jsonb            NOT NULL,
    times   int              NOT NULL, -- how often it was said
    PRIMARY KEY (account, type, reason),
    CHECK (cleared = (why IN ('settling', 'flapping'))),
    CHECK ((why = 'inhibited') = (until IS NULL))
);
CREATE INDEX held_until ON held (until);

-- How much each week has brought to each CSM.
CREATE TABLE budget_spent (
    csm   varchar(256) NOT NULL,
    week  date         NOT NULL, -- its Monday
    spent int          NOT NULL,
    PRIMARY KEY (csm, week)
);

-- What was decided of each signal. What is decided again on the same day for the same reason only counts.
CREATE TABLE decision (
    id       bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account  varchar(256) NOT NULL,
    day      date         NOT NULL,
    type     text         NOT NULL,
    reason   varchar(256) NOT NULL,
    outcome  text         NOT NULL,
    why      text         NOT NULL,
    severity text,                  -- null for what was cleared
    task     uuid,
    path     jsonb        NOT NULL, -- what was found on its way, as it was the last time
    first_at timestamptz  NOT NULL,
    last_at  timestamptz  NOT NULL,
    times    int          NOT NULL,
    UNIQUE (account, day, type, reason, outcome, why)
);
CREATE INDEX decision_newest ON decision (account, last_at, id);
CREATE INDEX decision_by_age ON decision (last_at);
