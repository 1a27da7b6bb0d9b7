-- What people want to be told; those without a row have the defaults.
CREATE TABLE preference (
    person      varchar(256) PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    preferences jsonb        NOT NULL
);

-- Where something is sent over HTTP. URLs and secrets are encrypted: with many services a URL is a secret itself.
CREATE TABLE endpoint (
    id           uuid        PRIMARY KEY,
    channel      text        NOT NULL CHECK (channel IN ('webhook', 'slack', 'teams')),
    description  text,
    sealed_url   bytea       NOT NULL,
    origin       text        NOT NULL, -- of the URL: what may be shown
    person       varchar(256),
    filter       jsonb       NOT NULL,
    signature    text        CHECK (signature IN ('hmac', 'ed25519')),
    enabled      boolean     NOT NULL,
    disabled_why text,
    paused_until timestamptz, -- it is overloaded
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CHECK ((channel = 'webhook') = (signature IS NOT NULL)),
    CHECK (enabled = (disabled_why IS NULL))
);

CREATE TABLE endpoint_secret (
    endpoint   uuid        NOT NULL REFERENCES endpoint ON DELETE CASCADE,
    number     int         NOT NULL, -- counts the secrets of the endpoint from 1
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (endpoint, number)
);

-- What is to be told to whom. Written together with the change that it tells of.
CREATE TABLE delivery (
    id           uuid         PRIMARY KEY, -- the same for the same occasion and recipient
    event        text         NOT NULL,
    task         uuid,                     -- null for digests and tests
    occasion     text         NOT NULL,
    channel      text         NOT NULL CHECK (channel IN ('email', 'webhook', 'slack', 'teams')),
    person       varchar(256),
    endpoint     uuid         REFERENCES endpoint ON DELETE CASCADE,
    target       text         NOT NULL GENERATED ALWAYS AS (coalesce(endpoint::text, 'mail')) STORED,
    notice       jsonb,                    -- null for digests
    state        text         NOT NULL CHECK (state IN ('pending', 'failed', 'delivered', 'given-up', 'disabled')),
    due          timestamptz  NOT NULL,    -- of the next attempt; while one is made, when another may be
    attempts     int          NOT NULL DEFAULT 0,
    replayed_at  int          NOT NULL DEFAULT 0, -- how many attempts there were then: retries count from there
    last_answer  text,
    created_at   timestamptz  NOT NULL,
    finished_at  timestamptz,
    CHECK ((channel = 'email') = (endpoint IS NULL)),
    CHECK ((state IN ('pending', 'failed')) = (finished_at IS NULL))
);
CREATE INDEX delivery_waiting ON delivery (target, due) WHERE state IN ('pending', 'failed');
CREATE INDEX delivery_by_age ON delivery (created_at, id);
CREATE INDEX delivery_by_task ON delivery (task, created_at, id) WHERE task IS NOT NULL;
CREATE INDEX delivery_by_endpoint ON delivery (endpoint, created_at, id) WHERE endpoint IS NOT NULL;

CREATE TABLE digest_part (
    delivery uuid  NOT NULL REFERENCES delivery ON DELETE CASCADE,
    event    text  NOT NULL,
    notice   jsonb NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (delivery, event)
);

CREATE TABLE delivery_attempt (
    delivery uuid        NOT NULL REFERENCES delivery ON DELETE CASCADE,
    number   int         NOT NULL,
    at       timestamptz NOT NULL,
    millis   bigint      NOT NULL,
    status   int,
    answer   text        NOT NULL,
    PRIMARY KEY (delivery, number)
);

-- Whose due date has been told, so that it is told once.
CREATE TABLE due_told (
    task uuid NOT NULL REFERENCES task ON DELETE CASCADE,
    due  date NOT NULL,
    PRIMARY KEY (task, due)
);
