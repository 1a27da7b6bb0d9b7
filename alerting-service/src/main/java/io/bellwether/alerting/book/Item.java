package io.bellwether.alerting.book;

/** What a page of the book remembers of an account: the latest of each, and of those that have keys, of each key. */
public enum Item {
    NAME,
    CSM,
    SEGMENT,
    REGION,
    /** One tag a line. */
    TAGS,
    ARR,
    LICENSED_USERS,
    START_DATE,
    /** Keyed by the first day of the contract: its last day. */
    CONTRACT,
    RENEWAL_STAGE,
    RENEWAL_CONFIDENCE,
    BUDGET_CONFIRMED,
    /** That the account renewed, for so much a year. */
    RENEWED,
    /** {@code customer}, or {@code churned} with the reason in the lines that follow. */
    STANDING,
    PAYMENT,
    SENTIMENT,
    ROI_PROMISED,
    ROI_ACHIEVED,
    /** A competitor was mentioned or asked for an offer: which of both. */
    COMPETITION,
    /** Keyed by meeting, such as {@code qbr}. */
    MEETING_SCHEDULED,
    MEETING_HELD,
    MEETING_MISSED,
    /** Keyed by milestone. */
    MILESTONE,
    /** Keyed by the contact's id: role, change and name, one a line. */
    CONTACT,
    /** Keyed by goal: its state. */
    GOAL,
    /** Keyed by goal: what is to be reached, in words. */
    GOAL_TARGET,
    /** Keyed by goal: how far it is, in words. */
    GOAL_ACTUAL,
    /** Keyed by KPI: by how much it moved last; above 0 is better. */
    KPI,
    /** Keyed by blocker: its state. */
    BLOCKER,
    SCORE,
    BAND,
    RISK,
    // What a score says of the account: it counts where the account's own events were missed.
    CARD_NAME,
    CARD_CSM,
    CARD_SEGMENT,
    CARD_ARR,
    CARD_CONTRACT_END
}
