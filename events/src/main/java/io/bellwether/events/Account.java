package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.LocalDate;
import java.util.List;

/**
 * What becomes known of an account outside product, support and surveys. Topic {@code account-events}.
 *
 * <p>Money is in the installation's one currency; ARR is annual recurring revenue.
 */
public sealed interface Account extends Fact {

    /** Each field that is present replaces what was known; absent fields keep their latest value. */
    @Kind(
            value = "account.described",
            says = "Some attributes of the account are as given; each keeps its latest value.")
    record Described(
            String name,
            String segment,
            @Range Double arr,
            String csm,
            String industry,
            String parent,
            @Range(max = 1e9) Integer licensedUsers,
            @Range(max = 1e9) Integer totalFeatures,
            @Range(max = 1e9) Double expectedLoginsPerWeek,
            @Range(max = 1e9) Double ticketBaseline,
            LocalDate startDate,
            String region,
            List<String> tags)
            implements Account {}

    @Kind(value = "account.contract", says = "A contract runs from start to end for so much a year.")
    record Contract(
            @Required LocalDate start,
            @Required LocalDate end,
            @Required @Range Double arr,
            @Range(max = 1200) Integer termMonths)
            implements Account {}

    @Kind(value = "account.payment", says = "The account's payments are current, late or overdue.")
    record Payment(@Required State state) implements Account {
        @EnumNaming(KebabCase.class)
        public enum State {
            CURRENT,
            LATE,
            OVERDUE
        }
    }

    @Kind(value = "account.expansion", says = "An expansion was booked.")
    record Expansion(@Required @Range Double arr) implements Account {}

    @Kind(value = "account.renewal", says = "How the coming renewal stands.")
    record Renewal(Stage stage, @Range(max = 1) Double confidence, Boolean budgetConfirmed) implements Account {
        @EnumNaming(KebabCase.class)
        public enum Stage {
            NOT_STARTED,
            STARTED,
            PROPOSED,
            NEGOTIATING,
            SIGNED,
            LOST
        }
    }

    @Kind(value = "account.meeting", says = "A meeting was scheduled, held or missed.")
    record Meeting(@Required Type meeting, @Required State state, Boolean executive, Boolean successful)
            implements Account {
        @EnumNaming(KebabCase.class)
        public enum Type {
            CHECK_IN,
            QBR,
            EBR,
            TRAINING,
            KICKOFF,
            EXECUTIVE
        }

        @EnumNaming(KebabCase.class)
        public enum State {
            SCHEDULED,
            HELD,
            MISSED
        }
    }

    @Kind(value = "account.message", says = "A message to the account was sent, or answered by it.")
    record Message(@Required State state, String channel, String contact) implements Account {
        @EnumNaming(KebabCase.class)
        public enum State {
            SENT,
            ANSWERED
        }
    }

    @Kind(value = "account.contact", says = "A contact came, left, or changed how engaged they are.")
    record Contact(
            @Required String contact,
            @Required Role role,
            @Required Change change,
            String name,
            String email) implements Account {
        @EnumNaming(KebabCase.class)
        public enum Role {
            CHAMPION,
            SPONSOR,
            USER,
            BUYER
        }

        @EnumNaming(KebabCase.class)
        public enum Change {
            ADDED,
            LEFT,
            PROMOTED,
            DISENGAGED,
            RE_ENGAGED
        }
    }

    @Kind(value = "account.signal", says = "Someone noticed a sign of risk, growth or advocacy.")
    record Signal(@Required Type signal) implements Account {
        @EnumNaming(KebabCase.class)
        public enum Type {
            COMPETITOR_MENTIONED,
            RFP,
            BUDGET_CUT,
            GROWTH,
            NEW_USE_CASE,
            WAITLIST,
            DEPARTMENTS_INTERESTED,
            ADVANCED_FEATURE_REQUESTED,
            TIER_LIMIT,
            CROSS_FUNCTIONAL,
            COMPLEX_IMPLEMENTATION,
            CUSTOM_INTEGRATION,
            TRAINING_NEEDED,
            REFERENCE_WILLING,
            ADVISORY_BOARD,
            BETA_PROGRAM,
            USER_GROUP,
            FEATURE_REQUESTED,
            RESOURCES_LIMITED,
            PRIORITIES_COMPETING,
            CRITERIA_MISSING,
            CRITERIA_DOCUMENTED,
            UNRESPONSIVE
        }
    }

    @Kind(value = "account.sentiment", says = "How the account feels, from -1 (worst) to 1 (best).")
    record Sentiment(@Required @Range(min = -1, max = 1) Double score) implements Account {}

    /**
     * What target and actual are absent of stays as it was told last.
     *
     * @param target what is to be reached, in words, such as {@code 3 days}
     * @param actual how far it is by now, in the same words
     */
    @Kind(value = "account.goal", says = "A goal of the account was set, achieved or missed.")
    record Goal(@Required String goal, @Required State state, String target, String actual) implements Account {

        public Goal(String goal, State state) {
            this(goal, state, null, null);
        }

        @EnumNaming(KebabCase.class)
        public enum State {
            SET,
            ACHIEVED,
            MISSED
        }
    }

    @Kind(value = "account.roi", says = "The return that was promised and the one achieved, in the same unit.")
    record Roi(
            @Required @Range Double promised,
            @Required @Range(min = -1e12) Double achieved) implements Account {}

    @Kind(value = "account.kpi", says = "One of the account's own KPIs moved by so much; above 0 is better.")
    record Kpi(
            @Required String kpi,
            @Required @Range(min = -1e12) Double delta) implements Account {}

    @Kind(value = "account.milestone", says = "An onboarding milestone was reached.")
    record Milestone(@Required Type milestone, @Required State state) implements Account {
        @EnumNaming(KebabCase.class)
        public enum Type {
            KICKOFF,
            PROVISIONED,
            CONFIGURED,
            FIRST_WORKFLOW_LIVE,
            FIRST_USERS_TRAINED,
            FIRST_VALUE,
            ALL_USERS_ONBOARDED,
            GO_LIVE,
            FULL_DEPLOYMENT
        }

        @EnumNaming(KebabCase.class)
        public enum State {
            DONE
        }
    }

    @Kind(value = "account.blocker", says = "Something blocks the account, or no longer does.")
    record Blocker(@Required String blocker, @Required State state) implements Account {
        @EnumNaming(KebabCase.class)
        public enum State {
            OPENED,
            RESOLVED
        }
    }

    @Kind(value = "account.churned", says = "The account left; it is not scored until it renews or signs a contract.")
    record Churned(String reason) implements Account {}

    @Kind(value = "account.renewed", says = "The account renewed for so much a year.")
    record Renewed(@Required @Range Double arr) implements Account {}
}
