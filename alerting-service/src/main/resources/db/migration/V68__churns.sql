-- Each day (UTC) on which an account left: rows are added, never changed. An account that was won back may leave again.
CREATE TABLE churn (
    account varchar(256) NOT NULL,
    day     date         NOT NULL,
    PRIMARY KEY (account, day)
);
-- Of those that were won back, it is not known any more when they had left.
INSERT INTO churn SELECT account, churned_on FROM account WHERE churned_on IS NOT NULL;
