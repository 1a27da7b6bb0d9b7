package io.bellwether.health.state;

import java.util.List;

/** What keeps its latest value. The order is that of the stored form: only add at the end. */
public enum Field {
    NAME,
    SEGMENT,
    ARR,
    CSM,
    INDUSTRY,
    PARENT,
    LICENSED_USERS,
    TOTAL_FEATURES,
    EXPECTED_LOGINS_PER_WEEK,
    TICKET_BASELINE,
    START_DATE,
    CONTRACT_START,
    CONTRACT_END,
    PAYMENT,
    RENEWAL_STAGE,
    RENEWAL_CONFIDENCE,
    BUDGET_CONFIRMED,
    /** Set only when the budget was confirmed; its time is what matters. */
    BUDGET_APPROVED,
    BUDGET_CUT,
    DATA_QUALITY,
    SENTIMENT,
    ROI_PROMISED,
    ROI_ACHIEVED,
    /** Per KPI. */
    KPI,
    /** Per integration: 1 connected, 0 not. */
    INTEGRATION,
    /** Per contact: the role and the change, with a blank between. */
    CONTACT,
    /** Per blocker: 1 open, 0 resolved. */
    BLOCKER,
    /** Per contact, or per answer where the contact is unknown. */
    NPS_ANSWER,
    /** 0 churned, 1 renewed or under a new contract. */
    STANDING,
    /** 1 documented, 0 missing. */
    CRITERIA,
    UNRESPONSIVE,
    /** The last held meeting or answered message. */
    RESPONDED,
    REVIEW_MISSED,
    REVIEW_HELD,
    /** Per milestone. */
    MILESTONE,
    /** Per ticket. */
    TICKET_OPENED,
    /** Per ticket that was resolved without telling the hours. */
    TICKET_RESOLVED,
    RENEWED,
    /** Per first day of a contract, as days since 1970. */
    CONTRACT_BEGIN,
    /** Per contact, while a champion. */
    CHAMPION_PROMOTED;

    /** By ordinal. */
    static final List<Field> ALL = List.of(values());

    /** Whether it counts rather than tells a fact: what is older than the horizon is left out. */
    boolean counts() {
        return this == TICKET_OPENED || this == TICKET_RESOLVED || this == NPS_ANSWER;
    }
}
