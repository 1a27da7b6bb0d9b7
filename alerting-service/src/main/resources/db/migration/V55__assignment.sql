-- When people are away, and who stands in for them.
CREATE TABLE absence (
    id     uuid         PRIMARY KEY,
    person varchar(256) NOT NULL REFERENCES person ON DELETE CASCADE,
    first  date         NOT NULL,
    last   date         NOT NULL,
    deputy varchar(256) REFERENCES person ON DELETE SET NULL,
    note   text,
    CHECK (first <= last),
    CHECK (deputy <> person)
);
CREATE INDEX absence_by_person ON absence (person, first);
CREATE INDEX absence_by_deputy ON absence (deputy);
CREATE INDEX absence_by_end ON absence (last);

-- Whose turn it was in each pool. Whoever takes turns locks the rows of all pools.
CREATE TABLE pool_turn (
    pool varchar(64)  PRIMARY KEY,
    last varchar(256)
);
-- Accounts that pools have given to somebody.
CREATE TABLE pool_account (
    pool    varchar(64)  NOT NULL,
    account varchar(256) NOT NULL,
    person  varchar(256) NOT NULL,
    since   timestamptz  NOT NULL,
    PRIMARY KEY (pool, account)
);
CREATE INDEX pool_account_by_person ON pool_account (person);

-- How tasks came to their owners.
ALTER TABLE task
    ADD assigned_why        text,
    ADD assigned_route      varchar(64),
    ADD assigned_instead_of varchar(256),
    ADD assigned_words      text;
CREATE INDEX task_to_give_back ON task (assigned_instead_of)
    WHERE assigned_instead_of IS NOT NULL AND closed_at IS NULL;
