package io.bellwether.survey.invitation;

/** Whether a closed ticket is asked about, and if not, why. */
public enum Verdict {
    ASK,
    NO_CONTACT,
    CLOSED_LONG_AGO,
    ASKED_RECENTLY
}
