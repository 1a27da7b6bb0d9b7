package io.bellwether.survey.invitation;

/** Whether somebody is asked, and if not, why. */
public enum Verdict {
    ASK,
    NO_CONTACT,
    CLOSED_LONG_AGO,
    ASKED_RECENTLY,
    ACCOUNT_AT_RISK
}
