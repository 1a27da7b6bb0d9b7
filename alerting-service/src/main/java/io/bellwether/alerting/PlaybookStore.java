package io.bellwether.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.alerting.play.Choice;
import io.bellwether.alerting.play.Playbook;
import io.bellwether.events.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The versions of playbooks and of the choices among them. A version is added, never changed. */
@Singleton
class PlaybookStore {

    static final String SHIPPED = "bellwether";

    static final JsonMapper JSON = Json.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {};
    private static final String LATEST = "SELECT DISTINCT ON (name) * FROM playbook ORDER BY name, version DESC";
    private static final String ONE = """
            SELECT * FROM playbook WHERE name = ? AND (?::int IS NULL OR version = ?) ORDER BY version DESC LIMIT 1
            """;
    private static final String ADD = """
            INSERT INTO playbook (name, version, document, written_by, written_at)
            SELECT ?, coalesce(max(version), 0) + 1, ?::jsonb, ?, ? FROM playbook WHERE name = ?
            RETURNING version
            """;
    private static final String ADD_CHOICES = """
            INSERT INTO playbook_choices (version, document, written_by, written_at)
            SELECT coalesce(max(version), 0) + 1, ?::jsonb, ?, ? FROM playbook_choices
            RETURNING version
            """;
    // Writers of versions wait for each other, so that each gets the next number.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('bellwether-playbooks'))";

    /** @param by who wrote it */
    record Version(int version, Playbook playbook, String by, Instant at) {}

    /** @param by who wrote them */
    record Choices(int version, List<Choice> choices, String by, Instant at) {}

    List<Version> latest(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LATEST);
                var row = select.executeQuery()) {
            var versions = new ArrayList<Version>();
            while (row.next()) {
                versions.add(read(row));
            }
            return versions;
        }
    }

    /** @param version null for the latest */
    Optional<Version> find(Connection connection, String name, Integer version) throws SQLException {
        try (var select = connection.prepareStatement(ONE);
                var row = Sql.bind(select, name, version, version).executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    /** Empty before the first start is through. */
    Optional<Choices> choices(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM playbook_choices ORDER BY version DESC LIMIT 1");
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Choices(
                            row.getInt("version"),
                            json(row.getString("document"), CHOICES),
                            row.getString("written_by"),
                            Sql.time(row, "written_at")))
                    : Optional.empty();
        }
    }

    /** The number of the new version. */
    int add(Connection tx, Playbook playbook, String by, Instant at) throws SQLException {
        lock(tx);
        try (var add = tx.prepareStatement(ADD);
                var row = Sql.bind(add, playbook.name(), json(playbook), by, Sql.time(at), playbook.name())
                        .executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The number of the new version. */
    int add(Connection tx, List<Choice> choices, String by, Instant at) throws SQLException {
        lock(tx);
        try (var add = tx.prepareStatement(ADD_CHOICES);
                var row = Sql.bind(add, json(choices), by, Sql.time(at)).executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    void lock(Connection tx) throws SQLException {
        try (var lock = tx.prepareStatement(LOCK)) {
            lock.execute();
        }
    }

    private static Version read(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                json(row.getString("document"), new TypeReference<Playbook>() {}),
                row.getString("written_by"),
                Sql.time(row, "written_at"));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
