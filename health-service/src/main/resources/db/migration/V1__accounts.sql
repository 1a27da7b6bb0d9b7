-- Everything that is remembered of an account, in the form of StateCodec. Apart from the summary, because it changes with
-- each event while the indexed columns of the summary mostly do not.
CREATE TABLE account_state (
    account text  PRIMARY KEY,
    state   bytea NOT NULL
) WITH (fillfactor = 70);

-- What lists show and what was last said of an account.
CREATE TABLE account (
    account         text             PRIMARY KEY,
    name            text,
    csm             text,
    segment         text,
    arr             double precision,
    parent          text,
    contract_end    date,
    model           text             NOT NULL,
    model_version   int              NOT NULL,
    scored          boolean          NOT NULL,
    score           smallint,
    exact           double precision,
    coverage        double precision NOT NULL,
    band            text,
    risk            text,
    risk_rank       smallint         NOT NULL,
    evaluated_on    date             NOT NULL,
    computed_at     timestamptz      NOT NULL,
    -- While history streams in, risks wait until the account is settled: reviewed at review_at.
    unsettled_since timestamptz,
    review_at       timestamptz
) WITH (fillfactor = 70);
CREATE INDEX account_by_day    ON account (evaluated_on);
CREATE INDEX account_to_review ON account (review_at) WHERE review_at IS NOT NULL;
CREATE INDEX account_by_csm    ON account (csm);

-- Risks and opportunities that are raised and not yet cleared.
CREATE TABLE raised (
    account    text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('risk', 'opportunity')),
    name       text NOT NULL,
    severity   text,
    confidence double precision,
    evidence   text NOT NULL,
    since      date NOT NULL,
    raised_on  date NOT NULL,
    last_held  date NOT NULL,
    said_on    date NOT NULL,
    PRIMARY KEY (account, kind, name)
);
