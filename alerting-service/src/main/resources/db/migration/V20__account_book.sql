-- What is known of each account, by the latest word on each thing: page holds what was said, when and by which event;
-- the other columns are what follows from it, for queries.
CREATE TABLE account (
    account            varchar(256) PRIMARY KEY,
    name               text,
    csm                text,
    segment            text,
    region             text,
    tags               text[]       NOT NULL,
    arr                float8,
    first_start        date,
    contract_start     date,
    contract_end       date,
    renewal_stage      text,
    renewal_confidence float8,
    score              int,
    band               text,
    risk               text,
    churned_on         date,
    page               jsonb        NOT NULL
);
CREATE INDEX account_by_csm ON account USING hash (csm); -- names of people may be longer than a sorted index takes
