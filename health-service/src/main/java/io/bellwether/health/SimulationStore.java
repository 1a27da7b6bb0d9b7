package io.bellwether.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.Json;
import io.bellwether.health.ModelStore.Stamp;
import io.bellwether.health.simulation.Outcome;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Simulations in the database, so that any instance can tell how one goes. */
final class SimulationStore {

    private static final Duration KEPT = Duration.ofDays(7);
    /** An instance that gave no sign of life for so long has died. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final String FORGET = "DELETE FROM simulation WHERE started_at < ?";
    private static final String START = """
            INSERT INTO simulation (id, model, filter, started_at, started_by, seen_at)
            VALUES (?, ?, ?::json, ?, ?, ?)
            """;
    private static final String PROGRESS = "UPDATE simulation SET seen_at = ?, done = ?, total = ? WHERE id = ?";
    private static final String FINISH =
            "UPDATE simulation SET finished_at = ?, outcome = ?::json, failure = ? WHERE id = ?";

    private SimulationStore() {}

    /**
     * Which accounts; null where not asked for.
     *
     * @param assignedOnly only accounts that a version of the same model judges now
     */
    record Filter(String csm, String segment, boolean assignedOnly) {}

    /** How a simulation goes. */
    enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A simulation.
     *
     * @param done accounts that were looked at
     * @param total accounts to look at
     * @param failure in words, null unless it failed
     */
    record Stored(
            UUID id,
            Status status,
            String model,
            Filter filter,
            Instant startedAt,
            String startedBy,
            Instant finishedAt,
            long done,
            long total,
            String failure,
            Outcome outcome) {}

    /** Starts one, and forgets those that are too old. */
    static void start(Connection tx, UUID id, String model, Filter filter, Stamp stamp) throws SQLException {
        try (var forget = tx.prepareStatement(FORGET);
                var start = tx.prepareStatement(START)) {
            Sql.bind(forget, Sql.time(stamp.at().minus(KEPT))).executeUpdate();
            var at = Sql.time(stamp.at());
            Sql.bind(start, id, model, json(filter), at, stamp.who(), at).executeUpdate();
        }
    }

    static void progress(Connection tx, UUID id, long done, long total, Instant now) throws SQLException {
        try (var update = tx.prepareStatement(PROGRESS)) {
            Sql.bind(update, Sql.time(now), done, total, id).executeUpdate();
        }
    }

    /** @param outcome null where it failed */
    static void finish(Connection tx, UUID id, Outcome outcome, String failure, Instant now) throws SQLException {
        try (var update = tx.prepareStatement(FINISH)) {
            Sql.bind(update, Sql.time(now), outcome == null ? null : json(outcome), failure, id)
                    .executeUpdate();
        }
    }

    static Optional<Stored> find(Connection connection, UUID id, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM simulation WHERE id = ?");
                var row = Sql.bind(select, id).executeQuery()) {
            return row.next() ? Optional.of(stored(row, now)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stored stored(ResultSet row, Instant now) throws SQLException, JsonProcessingException {
        var outcome = row.getString("outcome");
        var failure = row.getString("failure");
        boolean lost = outcome == null
                && failure == null
                && Sql.time(row, "seen_at").plus(SILENCE).isBefore(now);
        if (lost) {
            failure = "The instance of the service that ran it has stopped. Start it again.";
        }
        var status = outcome != null ? Status.DONE : failure != null ? Status.FAILED : Status.RUNNING;
        return new Stored(
                row.getObject("id", UUID.class),
                status,
                row.getString("model"),
                Json.mapper().readValue(row.getString("filter"), Filter.class),
                Sql.time(row, "started_at"),
                row.getString("started_by"),
                Sql.time(row, "finished_at"),
                row.getLong("done"),
                row.getLong("total"),
                failure,
                outcome == null ? null : Json.mapper().readValue(outcome, Outcome.class));
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
