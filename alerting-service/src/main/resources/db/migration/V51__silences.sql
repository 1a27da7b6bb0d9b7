-- What nobody wants to hear of for a while. A matcher that is null matches all.
CREATE TABLE silence (
    id         uuid         PRIMARY KEY,
    version    bigint       NOT NULL CHECK (version > 0),
    account    varchar(256),
    csm        varchar(256),
    segment    varchar(256),
    tag        varchar(256),
    type       text,
    reason     varchar(256),
    author     varchar(256) NOT NULL,
    why        text         NOT NULL,
    begins_at  timestamptz  NOT NULL,
    ends_at    timestamptz  NOT NULL,
    created_at timestamptz  NOT NULL,
    updated_at timestamptz  NOT NULL,
    CHECK (ends_at >= begins_at),
    CHECK (coalesce(account, csm, segment, tag, type, reason) IS NOT NULL)
);
CREATE INDEX silence_by_end ON silence (ends_at, id);

-- What was done with each silence: rows are added, never rewritten.
CREATE TABLE silence_change (
    silence uuid        NOT NULL REFERENCES silence,
    version bigint      NOT NULL,
    at      timestamptz NOT NULL,
    who     text        NOT NULL,
    what    text        NOT NULL CHECK (what IN ('created', 'changed', 'ended')),
    detail  jsonb       NOT NULL, -- the silence as it was then
    PRIMARY KEY (silence, version)
);
CREATE FUNCTION refuse_rewriting_silences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of silences is not rewritten';
END $$;
CREATE TRIGGER silence_change_is_append_only BEFORE UPDATE OR DELETE ON silence_change
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_silences();
