-- One row per contact and question. The link's token is not here, only its SHA-256; null until a link was asked for.
CREATE TABLE invitation (
    id         uuid        PRIMARY KEY,
    number     bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    account    text        NOT NULL,
    contact    text        NOT NULL,
    survey     text        NOT NULL,
    ticket     text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    token_hash bytea       UNIQUE,
    linked_at  timestamptz,
    status     text        NOT NULL CHECK (status IN ('pending', 'answered', 'expired', 'withdrawn')),
    closed_at  timestamptz,
    score      smallint,
    comment    text,
    CHECK ((status = 'pending') = (closed_at IS NULL)),
    CHECK ((status = 'answered') = (score IS NOT NULL)),
    CHECK ((token_hash IS NULL) = (linked_at IS NULL))
);

-- A ticket is asked about once, however often its close is told; again only after a reopening took the question back.
CREATE UNIQUE INDEX invitation_once_per_ticket ON invitation (account, ticket, survey)
    WHERE ticket IS NOT NULL AND status <> 'withdrawn';

-- Without a ticket a contact has at most one open question of a kind.
CREATE UNIQUE INDEX invitation_once_open ON invitation (account, contact, survey)
    WHERE ticket IS NULL AND status = 'pending';

CREATE INDEX invitation_by_contact ON invitation (account, contact, survey, created_at);
CREATE INDEX invitation_to_expire ON invitation (expires_at) WHERE status = 'pending';

-- Every answer that survey-events told of, our own and those of other systems alike; scores only, no personal data.
CREATE TABLE answer (
    source      text             NOT NULL,
    id          text             NOT NULL,
    account     text             NOT NULL,
    survey      text             NOT NULL,
    score       double precision NOT NULL,
    answered_at timestamptz      NOT NULL,
    PRIMARY KEY (source, id)
);
CREATE INDEX answer_by_survey ON answer (survey, answered_at);
CREATE INDEX answer_by_account ON answer (account, survey, answered_at);

-- The latest segment that account-events told of: greatest time, ties by greatest id.
CREATE TABLE account_segment (
    account      text        PRIMARY KEY,
    segment      text        NOT NULL,
    described_at timestamptz NOT NULL,
    event_id     text        COLLATE "C" NOT NULL
);
