package io.bellwether.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The Kafka topics, all keyed by account id and partitioned alike, so that one owner sees all of an account. */
public enum Topic {
    USAGE_EVENTS(Usage.class, Duration.ofDays(7), "What users do in the product."),
    TICKET_EVENTS(Ticket.class, Duration.ofDays(7), "What happens to support tickets."),
    SURVEY_EVENTS(Survey.class, Duration.ofDays(7), "Invitations to surveys and their answers."),
    ACCOUNT_EVENTS(
            Account.class, Duration.ofDays(7), "Contracts, contacts, meetings and all else known of an account."),
    HEALTH_SCORES(Health.class, null, "The newest health score of each account (compacted)."),
    CHURN_RISKS(ChurnRisk.class, Duration.ofDays(30), "Churn-risk indicators raised, changed and cleared."),
    EXPANSION_TRIGGERS(Expansion.class, Duration.ofDays(30), "Expansion opportunities raised and cleared."),
    CSM_TASKS(Task.class, Duration.ofDays(30), "Each change of a task for a customer-success manager."),
    REJECTED_EVENTS(null, Duration.ofDays(30), "What could not be taken, as it came, with the reason.");

    /** The same for every topic: an account's events of all kinds meet in one owner. */
    public static final int PARTITIONS = 12;

    private static final Set<Topic> PUBLISHED = Set.of(USAGE_EVENTS, TICKET_EVENTS, SURVEY_EVENTS, ACCOUNT_EVENTS);

    private final Class<? extends Fact> family;
    private final Duration retention;
    private final String says;

    Topic(Class<? extends Fact> family, Duration retention, String says) {
        this.family = family;
        this.retention = retention;
        this.says = says;
    }

    /** The topic of a family of facts. */
    static Topic of(Class<?> family) {
        return Arrays.stream(values())
                .filter(topic -> topic.family == family)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no topic for " + family));
    }

    /** The name on the broker, such as {@code usage-events}. */
    public String topicName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether publishers may write to it (through ingestion, or directly). */
    public boolean published() {
        return PUBLISHED.contains(this);
    }

    /** Whether only the newest record of each key is kept. */
    public boolean compacted() {
        return retention == null;
    }

    /** How long records are kept; undefined for a compacted topic. */
    public Duration retention() {
        return retention;
    }

    public String says() {
        return says;
    }
}
