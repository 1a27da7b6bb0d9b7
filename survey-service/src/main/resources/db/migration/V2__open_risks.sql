-- The churn risks that accounts have: while one is serious, nobody there is asked for NPS.
CREATE TABLE open_risk (
    account   text NOT NULL,
    indicator text NOT NULL,
    severity  text NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    since     date NOT NULL,
    PRIMARY KEY (account, indicator)
);
