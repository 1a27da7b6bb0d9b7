package io.bellwether.alerting;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rows of deliveries that wait, as instances share them.
 *
 * <p>Whoever claims a delivery has it for the time of the lease. One that is not finished by then, because its instance
 * has died, is claimed again: so each is attempted at least once.
 */
@Singleton
class DeliveryStore {

    /** Longer than an attempt can take. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String TARGETS = """
            SELECT id::text, paused_until IS NOT NULL AS recovering FROM endpoint
            WHERE enabled AND (paused_until IS NULL OR paused_until <= ?)
            """;
    private static final String CLAIM = """
            WITH chosen AS MATERIALIZED (
                SELECT waiting.id FROM unnest(?::text[], ?::int[]) AS free (target, slots)
                CROSS JOIN LATERAL (
                    SELECT id FROM delivery
                    WHERE target = free.target AND state IN ('pending', 'failed') AND due <= ?
                    ORDER BY due LIMIT free.slots FOR UPDATE SKIP LOCKED) AS waiting)
            UPDATE delivery SET due = ?, attempts = attempts + 1 FROM chosen WHERE delivery.id = chosen.id
            RETURNING delivery.*
            """;
    private static final String DIGEST = "SELECT notice FROM digest_part WHERE delivery = ? ORDER BY at, event";
    private static final String ATTEMPT = """
            INSERT INTO delivery_attempt (delivery, number, at, millis, status, answer) VALUES (?, ?, ?, ?, ?, ?)
            """;
    // Only by the one who has it: another may have claimed it since.
    private static final String FINISH = """
            UPDATE delivery SET state = ?, due = ?, last_answer = ?, finished_at = ?
            WHERE id = ? AND attempts = ? AND state IN ('pending', 'failed')
            """;
    private static final String DISABLE = """
            UPDATE delivery SET state = 'disabled', finished_at = ?
            WHERE target = ? AND state IN ('pending', 'failed')
            """;
    // Not what is under way: an attempt has begun that has not ended, and whose instance has not died.
    private static final String REPLAY = """
            UPDATE delivery SET state = 'pending', due = ?, replayed_at = attempts, finished_at = NULL
            WHERE (finished_at IS NOT NULL OR attempts = 0 OR due <= ?
                OR EXISTS (SELECT FROM delivery_attempt WHERE delivery = delivery.id AND number = attempts)) AND\s""";
    // Of many, not what waits for its first attempt: for the end of quiet hours, or for its time as a digest.
    private static final String REPLAY_TRIED = REPLAY + "state <> 'pending' AND ";
    private static final String MAILS =
            "channel = 'email' AND (?::text IS NULL OR person = ?) AND created_at >= ? AND created_at < ?";

    /**
     * Where something may be sent now.
     *
     * @param recovering its pause is over and nothing has arrived since: one delivery tries it before the others come
     */
    record Target(String name, boolean recovering) {}

    List<Target> targets(Connection connection, Instant now) throws SQLException {
        var targets = new ArrayList<>(List.of(new Target(Delivery.MAIL, false)));
        try (var select = connection.prepareStatement(TARGETS);
                var row = Sql.bind(select, Sql.time(now)).executeQuery()) {
            while (row.next()) {
                targets.add(new Target(row.getString("id"), row.getBoolean("recovering")));
            }
        }
        return targets;
    }

    /** @param slots how many may be taken of each target */
    List<Delivery> claim(Connection connection, Map<String, Integer> slots, Instant now) throws SQLException {
        var targets = slots.keySet().toArray(String[]::new);
        var free = slots.values().toArray(Integer[]::new);
        var claimed = new ArrayList<Delivery>();
        try (var claim = connection.prepareStatement(CLAIM);
                var row = Sql.bind(claim, targets, free, Sql.time(now), Sql.time(now.plus(LEASE)))
                        .executeQuery()) {
            while (row.next()) {
                claimed.add(read(connection, row));
            }
        }
        return claimed;
    }

    private static Delivery read(Connection connection, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        int attempts = row.getInt("attempts");
        var notice = row.getString("notice");
        return new Delivery(
                id,
                attempts,
                attempts - row.getInt("replayed_at"),
                Words.parse(Channel.class, row.getString("channel")),
                row.getString("person"),
                row.getObject("endpoint", UUID.class),
                Planned.InGroup.is(row.getString("event")),
                notice == null ? digest(connection, id) : List.of(JsonColumn.read(notice, Notice.class)));
    }

    private static List<Notice> digest(Connection connection, UUID id) throws SQLException {
        var notices = new ArrayList<Notice>();
        try (var select = connection.prepareStatement(DIGEST);
                var row = Sql.bind(select, id).executeQuery()) {
            while (row.next()) {
                notices.add(JsonColumn.read(row.getString("notice"), Notice.class));
            }
        }
        return notices;
    }

    void attempted(Connection tx, Delivery delivery, Attempt attempt) throws SQLException {
        var reply = attempt.reply();
        try (var insert = tx.prepareStatement(ATTEMPT)) {
            Sql.bind(
                            insert,
                            delivery.id(),
                            delivery.attempt(),
                            Sql.time(attempt.at()),
                            attempt.took().toMillis(),
                            reply.status(),
                            reply.text())
                    .executeUpdate();
        }
    }

    /** @param due of the next attempt; null where there is none */
    void finish(Connection tx, Delivery delivery, DeliveryState state, Instant due, Attempt attempt)
            throws SQLException {
        try (var finish = tx.prepareStatement(FINISH)) {
            Sql.bind(
                            finish,
                            Words.of(state),
                            Sql.time(due == null ? attempt.at() : due),
                            attempt.words(),
                            due == null ? Sql.time(attempt.at().plus(attempt.took())) : null,
                            delivery.id(),
                            delivery.attempt())
                    .executeUpdate();
        }
    }

    /** All that wait for an endpoint will not be sent. */
    void disable(Connection tx, UUID endpoint, Instant now) throws SQLException {
        try (var disable = tx.prepareStatement(DISABLE)) {
            Sql.bind(disable, Sql.time(now), endpoint.toString()).executeUpdate();
        }
    }

    /** Sends it now, if need be once more, under the same id; false where it is being sent, or there is none. */
    boolean replay(Connection connection, UUID id, Instant now) throws SQLException {
        try (var replay = connection.prepareStatement(REPLAY + "id = ?")) {
            return Sql.bind(replay, Sql.time(now), Sql.time(now), id).executeUpdate() > 0;
        }
    }

    /** Sends once more what an endpoint was or should have been sent since then; how many those are. */
    int replay(Connection connection, UUID endpoint, Instant since, Instant now) throws SQLException {
        try (var replay = connection.prepareStatement(REPLAY_TRIED + "endpoint = ? AND created_at >= ?")) {
            return Sql.bind(replay, Sql.time(now), Sql.time(now), endpoint, Sql.time(since))
                    .executeUpdate();
        }
    }

    /** @param until the first moment after it */
    record Span(Instant since, Instant until) {}

    /**
     * Sends once more the e-mails that were made in a span of time; how many those are.
     *
     * @param person null for everybody
     */
    int replayMails(Connection connection, String person, Span span, Instant now) throws SQLException {
        try (var replay = connection.prepareStatement(REPLAY_TRIED + MAILS)) {
            return Sql.bind(
                            replay,
                            Sql.time(now),
                            Sql.time(now),
                            person,
                            person,
                            Sql.time(span.since()),
                            Sql.time(span.until()))
                    .executeUpdate();
        }
    }
}
