package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** What users do in the product. Topic {@code usage-events}. */
public sealed interface Usage extends Fact {

    @Kind(value = "usage.login", says = "A user signed in.")
    record Login(@Required String user) implements Usage {}

    /** @param count how often, 1 where absent */
    @Kind(value = "usage.feature-used", says = "A feature was used, by a user where known, count times.")
    record FeatureUsed(
            @Required String feature,
            String user,
            @Range(min = 1, max = 1e9) Integer count,
            Boolean core) implements Usage {
        public FeatureUsed {
            count = count == null ? 1 : count;
        }
    }

    @Kind(value = "usage.session", says = "A user's session ended after so many seconds.")
    record Session(@Required String user, @Required @Range Double durationSeconds) implements Usage {}

    @Kind(value = "usage.workflow", says = "A core workflow was started or completed.")
    record Workflow(@Required String workflow, @Required State state) implements Usage {
        @EnumNaming(KebabCase.class)
        public enum State {
            STARTED,
            COMPLETED
        }
    }

    @Kind(value = "usage.limit-reached", says = "A limit of the plan was reached.")
    record LimitReached(@Required String limit) implements Usage {}

    @Kind(value = "usage.integration", says = "An integration was connected or disconnected.")
    record Integration(
            @Required String integration, @Required State state) implements Usage {
        @EnumNaming(KebabCase.class)
        public enum State {
            CONNECTED,
            DISCONNECTED
        }
    }

    @Kind(value = "usage.data-quality", says = "The quality of the account's data was measured, from 0 to 1.")
    record DataQuality(@Required @Range(max = 1) Double score) implements Usage {}

    @Kind(value = "usage.self-service", says = "Someone helped themselves, for example with an article.")
    record SelfService(String user, String article) implements Usage {}

    @Kind(value = "usage.community", says = "Someone took part in the community.")
    record Community(String user, String action) implements Usage {}

    @Kind(value = "usage.training", says = "A course was enrolled in, attended, missed or completed.")
    record Training(@Required String course, @Required State state, String user) implements Usage {
        @EnumNaming(KebabCase.class)
        public enum State {
            ENROLLED,
            ATTENDED,
            MISSED,
            COMPLETED
        }
    }
}
