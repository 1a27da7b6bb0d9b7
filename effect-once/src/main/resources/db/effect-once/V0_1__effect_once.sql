-- A shard is one partition number of all topics that the service reads: whoever owns it owns all events of its accounts.
-- The epoch is the fence: a new owner raises it, and a transaction of an owner with an older epoch cannot commit.
CREATE TABLE shard (
    shard smallint PRIMARY KEY,
    epoch bigint   NOT NULL
);

-- Where to go on reading; the broker's own offsets are only a hint for lag monitors.
CREATE TABLE consumed (
    topic       text     NOT NULL,
    shard       smallint NOT NULL,
    next_offset bigint   NOT NULL,
    PRIMARY KEY (topic, shard)
);

-- Which events were seen: per batch and shard one row with the 16-byte hashes of (source, id), one after the other.
CREATE TABLE inbox (
    shard  smallint    NOT NULL,
    day    date        NOT NULL,
    hashes bytea       NOT NULL
);
CREATE INDEX inbox_by_shard ON inbox (shard, day);

-- What must still reach the broker. Rows are deleted once the broker has acknowledged them.
CREATE TABLE outbox (
    position   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text        NOT NULL,
    key        text,
    headers    text[]      NOT NULL,
    value      bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);
