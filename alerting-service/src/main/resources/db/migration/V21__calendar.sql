-- When the calendar of each account is next looked at. What changes its dates makes that at once.
ALTER TABLE account
    ADD sweep_at    timestamptz NOT NULL DEFAULT '-infinity',
    -- the day of its first look; dates of before are not made up for
    ADD known_since date;
CREATE INDEX account_to_sweep ON account (sweep_at);

-- Dates of the calendar that have come: each once, whoever looks and how often. A later date of the same kind finds the
-- task of an earlier one still open, or gets its own.
CREATE TABLE occasion (
    account varchar(256) NOT NULL,
    type    text         NOT NULL,
    reason  varchar(256) NOT NULL,
    day     date         NOT NULL,
    due     date         NOT NULL,
    task    uuid         NOT NULL REFERENCES task,
    PRIMARY KEY (account, type, reason, day)
);
