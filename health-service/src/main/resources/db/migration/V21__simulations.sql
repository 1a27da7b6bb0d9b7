-- What would change under another model: kept for some days, so that any instance can answer how it went.
CREATE TABLE simulation (
    id          uuid        PRIMARY KEY,
    model       text        NOT NULL,
    filter      json        NOT NULL,
    started_at  timestamptz NOT NULL,
    started_by  text        NOT NULL,
    -- The last sign of life of the instance that runs it.
    seen_at     timestamptz NOT NULL,
    done        bigint      NOT NULL DEFAULT 0,
    total       bigint      NOT NULL DEFAULT 0,
    finished_at timestamptz,
    outcome     json,
    failure     text
);
