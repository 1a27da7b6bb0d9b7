package io.bellwether.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.Json;
import io.bellwether.health.ModelStore.Stamp;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The assignment of models in the database: the newest version counts. */
final class AssignmentStore {

    private static final String NEWEST = "SELECT * FROM model_assignment ORDER BY version DESC LIMIT 1";
    private static final String ADD =
            "INSERT INTO model_assignment (version, document, made_at, made_by) VALUES (?, ?::json, ?, ?)";
    private static final String PENDING = """
            SELECT (SELECT count(*) FROM account) AS accounts,
                   (SELECT count(*) FROM account WHERE generation < (SELECT generation FROM models_in_force)) AS pending
            """;

    private AssignmentStore() {}

    /** A version as it was stored. */
    record Stored(int version, AssignmentDocument document, Instant madeAt, String madeBy) {}

    /**
     * How far accounts have been judged by what is in force.
     *
     * @param pending accounts that are still to be judged anew
     */
    record Progress(long accounts, long pending) {}

    static Optional<Stored> newest(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(NEWEST);
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Stored(
                            row.getInt("version"),
                            Json.mapper().readValue(row.getString("document"), AssignmentDocument.class),
                            Sql.time(row, "made_at"),
                            row.getString("made_by")))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void add(Connection tx, int version, AssignmentDocument document, Stamp stamp) throws SQLException {
        try (var insert = tx.prepareStatement(ADD)) {
            Sql.bind(insert, version, Json.mapper().writeValueAsString(document), Sql.time(stamp.at()), stamp.who())
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Progress progress(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(PENDING);
                var row = select.executeQuery()) {
            row.next();
            return new Progress(row.getLong("accounts"), row.getLong("pending"));
        }
    }
}
