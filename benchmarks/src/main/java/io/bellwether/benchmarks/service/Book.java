package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.benchmarks.workload.Publisher;
import io.bellwether.benchmarks.workload.Workload;
import io.bellwether.benchmarks.workload.Workload.Size;
import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Usage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A book of many accounts in the health-service, one in five of them active. A thousand come in through the topics; the
 * others are copies of their rows, as a million would take long to say.
 */
final class Book {

    static final int PATTERNS = 1_000;

    private static final int ACTIVE = PATTERNS / 5;
    private static final int EVENTS = 200 * ACTIVE;
    private static final Duration QUIET_SINCE = Duration.ofDays(200);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String STANDS = """
            SELECT (SELECT coalesce(sum(next_offset), 0) FROM consumed),
                   (SELECT count(*) FROM account WHERE history_from IS NOT NULL),
                   EXISTS (SELECT FROM outbox) OR EXISTS (SELECT FROM account_state WHERE unsettled_since IS NOT NULL)
            """;

    private Book() {}

    /** Returns when the service has taken, judged and said all of the patterns. */
    static void sayPatterns(Rig rig) throws SQLException {
        var now = Instant.now();
        var workload = new Workload("active", new Size(EVENTS, ACTIVE), 1, now);
        try (var publisher = new Publisher(rig.bootstrap(), 50);
                var connection = rig.connect("health");
                var statement = connection.createStatement()) {
            publisher.publish(workload);
            int published = EVENTS;
            for (int number = ACTIVE; number < PATTERNS; number++) {
                for (var fact : quiet(number)) {
                    var id = "quiet-" + published++;
                    var _ = publisher.publish(new Event("/bench", id, "quiet-" + number, now.minus(QUIET_SINCE), fact));
                }
            }
            publisher.flush();
            long all = published;
            Waiting.until(PATIENCE, () -> {
                try (var row = statement.executeQuery(STANDS)) {
                    row.next();
                    return row.getLong(1) >= all && row.getLong(2) == PATTERNS && !row.getBoolean(3);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /**
     * Copies the patterns' rows until there are so many; no service may run. Of each pattern and number a copy, so that
     * the active ones are spread evenly over all in the order of ids.
     */
    static void copy(Rig rig, int accounts) throws SQLException {
        try (var connection = rig.connect("health");
                var statement = connection.createStatement()) {
            for (var table : List.of("account_state", "account", "raised")) {
                statement.execute("""
                        INSERT INTO %1$s
                        SELECT copy.* FROM %1$s old CROSS JOIN generate_series(2, %2$d) number
                         CROSS JOIN LATERAL
                               jsonb_populate_record(old, jsonb_build_object('account', number || '-' || account)) copy
                        """.formatted(table, accounts / PATTERNS));
            }
        }
    }

    /** The copy with a number from 2 on. */
    static String copyOf(String pattern, int number) {
        return number + "-" + pattern;
    }

    private static List<Fact> quiet(int number) {
        return List.of(
                new Account.Described(
                        "Quiet " + number,
                        null,
                        20_000.0,
                        "csm-" + number % 50,
                        null,
                        null,
                        20,
                        20,
                        30.0,
                        3.0,
                        null,
                        null,
                        null),
                new Usage.Login("ann"),
                new Usage.FeatureUsed("search", "bob", 3, true),
                new Account.Payment(Account.Payment.State.CURRENT));
    }
}
