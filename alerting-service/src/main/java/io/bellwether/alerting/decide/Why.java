package io.bellwether.alerting.decide;

/** The named reasons of decisions. */
public enum Why {
    /** There never was a task, or its last one was closed long ago. */
    NEW,
    /** Its task was closed a short while ago. */
    CAME_BACK,
    /** Its task is not closed, and something differs. */
    CHANGED,
    /** Its task says all of it already. */
    UNCHANGED,
    /** Somebody has dealt with this episode. */
    CLOSED_BY_HUMAN,
    /** It is a plan, and a risk of the account that is open has one of its own. */
    PLANNED_FOR_RISK,
    /** It is a plan, and the one that somebody has closed has not come to its end. */
    PLAN_GOES_ON,
    /** Cleared, and there is a task to resolve. */
    CLEARED,
    /** Cleared, and no task is open. */
    NOTHING_OPEN,
    /** Cleared before it ever became a task. */
    CLEARED_WHILE_HELD,
    /** It has been cleared for long enough. */
    SETTLED,
    /** It must stay cleared for a while. */
    SETTLING,
    /** It came back so often that it must stay cleared for longer. */
    FLAPPING,
    /** It was cleared for too short a time for its task to be resolved. */
    BACK_WHILE_SETTLING,
    /** It comes back soon after it resolved itself: nobody is told at once. */
    COOLING_DOWN,
    /** It comes back soon, or though somebody has dealt with it, but worse than it was. */
    WORSE,
    /** No cool-down holds. */
    NOT_COOLING_DOWN,
    /** A more important task of the account is open. */
    INHIBITED,
    NOT_INHIBITED,
    /** Somebody has silenced it. */
    SILENCED,
    NOT_SILENCED,
    /** The task was somebody's before. */
    KEEPS_OWNER,
    /** The CSM of the account. */
    ACCOUNT_OWNER,
    /** The CSM of the account is away, and this is who stands in. */
    DEPUTY,
    /** The account has no CSM who is there; a route names somebody. */
    ROUTE,
    /** The account has no CSM who is there; it is somebody's turn in a pool, or the account is with them since. */
    POOL,
    /** As POOL, and all in the pool have more than they should. */
    OVER_CAPACITY,
    /** The CSM of the account is away, and there is nobody else. */
    AWAY,
    /** The account has no CSM, and there is nobody to take it. */
    NO_OWNER,
    /** The owner has had all that a week may bring. */
    BUDGET,
    WITHIN_BUDGET,
    /** So severe that no budget counts. */
    BREAKS_THROUGH,
    /** Nobody's week is limited, or this counts in none. */
    NO_BUDGET,
    /** The owner is told as they prefer. */
    TOLD,
    /** It stands in the next digest only. */
    QUIET
}
