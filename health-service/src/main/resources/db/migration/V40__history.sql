-- What an account's health was at the end of a day. A row holds until the next one of its account: days on which nothing
-- changed have none. Rows that were not recorded on the day are computed, for the days before the account was known.
CREATE TABLE score_history (
    account       text             NOT NULL,
    day           date             NOT NULL,
    scored        boolean          NOT NULL,
    score         smallint,
    exact         double precision,
    coverage      double precision NOT NULL,
    band          text,
    model         text             NOT NULL,
    model_version int              NOT NULL,
    recorded      boolean          NOT NULL,
    PRIMARY KEY (account, day)
);

-- Each change of an account's band, with what did it. Rows are added, and dropped beyond the horizon.
CREATE TABLE band_change (
    position      bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account       text             NOT NULL,
    day           date             NOT NULL,
    at            timestamptz      NOT NULL,
    -- null where the account was not scored
    before        text,
    band          text,
    score         smallint,
    exact         double precision,
    coverage      double precision NOT NULL,
    model         text             NOT NULL,
    model_version int              NOT NULL,
    -- the movers, and the points of each component
    explanation   jsonb            NOT NULL
);
CREATE INDEX band_change_by_account ON band_change (account, position);
CREATE INDEX band_change_by_day     ON band_change USING brin (day);

-- Whether score_history has the days before the account was known; null again while older events stream in.
ALTER TABLE account ADD COLUMN history_from date;
CREATE INDEX account_without_history ON account (account) WHERE history_from IS NULL;
