package io.bellwether.health.state;

import io.bellwether.events.Account.Signal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is counted per day. Fractional amounts are summed in millionths, so that the order of adding never shows. */
@SuppressWarnings("EnumOrdinal") // an index into arrays
public enum Tally {
    LOGINS(Group.USAGE),
    FEATURE_USES(Group.USAGE),
    /** Logins, sessions and feature uses that name a user: whether there ever was one, and the newest. */
    USER_ACTIONS(Group.USAGE),
    SESSIONS(Group.USAGE),
    SESSION_MICROSECONDS(Group.USAGE),

    WORKFLOWS_STARTED(Group.PRODUCT),
    WORKFLOWS_COMPLETED(Group.PRODUCT),
    LIMITS_REACHED(Group.PRODUCT),
    SELF_SERVICE(Group.PRODUCT),
    COMMUNITY(Group.PRODUCT),
    TRAININGS_ENROLLED(Group.PRODUCT),
    TRAININGS_ATTENDED(Group.PRODUCT),
    TRAININGS_MISSED(Group.PRODUCT),
    TRAININGS_COMPLETED(Group.PRODUCT),

    TICKETS_OPENED(Group.SUPPORT),
    TICKETS_P1(Group.SUPPORT),
    TICKETS_P2(Group.SUPPORT),
    ESCALATIONS(Group.SUPPORT),
    EXECUTIVE_ESCALATIONS(Group.SUPPORT),
    REOPENED(Group.SUPPORT),
    SLA_BREACHED(Group.SUPPORT),
    /** Resolutions that came with their hours. */
    RESOLVED_TIMED(Group.SUPPORT),
    RESOLUTION_MICROHOURS(Group.SUPPORT),

    CSAT_ANSWERS(Group.SURVEYS),
    CSAT_MILLIONTHS(Group.SURVEYS),
    /** CSAT answers of 4 and above. */
    CSAT_SATISFIED(Group.SURVEYS),
    CES_ANSWERS(Group.SURVEYS),
    CES_MILLIONTHS(Group.SURVEYS),
    NPS_INVITED(Group.SURVEYS),
    NPS_ANSWERS(Group.SURVEYS),
    /** NPS answers of 9 and 10. */
    NPS_PROMOTERS(Group.SURVEYS),

    MESSAGES_SENT(Group.TOUCHES),
    MESSAGES_ANSWERED(Group.TOUCHES),
    MEETINGS_HELD(Group.TOUCHES),
    MEETINGS_MISSED(Group.TOUCHES),
    /** QBRs and EBRs scheduled, held or missed. */
    REVIEWS_SEEN(Group.TOUCHES),
    REVIEWS_HELD(Group.TOUCHES),
    REVIEWS_SUCCESSFUL(Group.TOUCHES),
    EXECUTIVE_MEETINGS_HELD(Group.TOUCHES),
    KICKOFFS_HELD(Group.TOUCHES),

    /** Account events of any kind: whether there ever was one. */
    ACCOUNT_EVENTS(Group.OUTCOMES),
    EXPANSION_MILLIONTHS(Group.OUTCOMES),
    GOALS_ACHIEVED(Group.OUTCOMES),
    GOALS_MISSED(Group.OUTCOMES),
    CHAMPIONS_PROMOTED(Group.OUTCOMES),

    COMPETITOR_MENTIONED(Group.SIGNALS),
    RFP(Group.SIGNALS),
    BUDGET_CUT(Group.SIGNALS),
    GROWTH(Group.SIGNALS),
    NEW_USE_CASE(Group.SIGNALS),
    WAITLIST(Group.SIGNALS),
    DEPARTMENTS_INTERESTED(Group.SIGNALS),
    ADVANCED_FEATURE_REQUESTED(Group.SIGNALS),
    TIER_LIMIT(Group.SIGNALS),
    CROSS_FUNCTIONAL(Group.SIGNALS),
    COMPLEX_IMPLEMENTATION(Group.SIGNALS),
    CUSTOM_INTEGRATION(Group.SIGNALS),
    TRAINING_NEEDED(Group.SIGNALS),
    REFERENCE_WILLING(Group.SIGNALS),
    ADVISORY_BOARD(Group.SIGNALS),
    BETA_PROGRAM(Group.SIGNALS),
    USER_GROUP(Group.SIGNALS),
    FEATURE_REQUESTED(Group.SIGNALS),
    RESOURCES_LIMITED(Group.SIGNALS),
    PRIORITIES_COMPETING(Group.SIGNALS),
    CRITERIA_MISSING(Group.SIGNALS),
    CRITERIA_DOCUMENTED(Group.SIGNALS),
    UNRESPONSIVE(Group.SIGNALS);

    /** Tallies that tend to occur on the same days share their rows. The order is that of the stored form. */
    enum Group {
        USAGE,
        PRODUCT,
        SUPPORT,
        SURVEYS,
        TOUCHES,
        OUTCOMES,
        SIGNALS;

        /** By ordinal. */
        static final List<Group> ALL = List.of(values());

        /** How many tallies it has. */
        int width() {
            return WIDTHS[ordinal()];
        }
    }

    /** By ordinal. */
    static final List<Tally> ALL = List.of(values());

    private static final int[] COLUMNS = new int[ALL.size()];
    private static final int[] WIDTHS = new int[Group.ALL.size()];

    static {
        for (var tally : ALL) {
            COLUMNS[tally.ordinal()] = WIDTHS[tally.group.ordinal()]++;
        }
    }

    /** Those that add up what another counts, or count what no value looks at: their events need not be remembered. */
    private static final Set<Tally> UNTRACED = EnumSet.of(
            SESSION_MICROSECONDS,
            RESOLUTION_MICROHOURS,
            CSAT_MILLIONTHS,
            CSAT_SATISFIED,
            CES_MILLIONTHS,
            ACCOUNT_EVENTS);

    private static final Set<Tally> ONLY_SEEN = EnumSet.of(USER_ACTIONS, ACCOUNT_EVENTS);

    final Group group;

    Tally(Group group) {
        this.group = group;
    }

    /** Whether it is asked how many there were. */
    boolean summed() {
        return !ONLY_SEEN.contains(this);
    }

    /** Whether the newest events that it counts are remembered. */
    boolean traced() {
        return !UNTRACED.contains(this);
    }

    /** Its place in a row of its group. */
    int column() {
        return COLUMNS[ordinal()];
    }

    static Tally of(Signal.Type signal) {
        return valueOf(signal.name());
    }
}
