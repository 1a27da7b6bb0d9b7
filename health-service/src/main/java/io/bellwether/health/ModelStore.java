package io.bellwether.health;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Published and archived versions of models in the database, and the audit of who changed what. */
final class ModelStore {

    /** What an administrator published goes before what came with the product; then the newest. */
    private static final String IN_FORCE_FIRST = " ORDER BY name, preset, version DESC";

    private static final String PUBLISH = """
            INSERT INTO model (name, version, status, preset, document, published_at, published_by)
            VALUES (?, ?, 'published', ?, ?::json, ?, ?)
            """;
    private static final int MOST_CHANGES = 200;
    private static final String NOTE =
            "INSERT INTO model_change (at, who, action, model, version) VALUES (?, ?, ?, ?, ?)";

    private ModelStore() {}

    /** A stored version; the document is in the form that {@code Models} writes. */
    record Version(
            String name,
            int version,
            boolean published,
            boolean preset,
            byte[] document,
            Instant publishedAt,
            String publishedBy) {}

    /** What someone did; {@code version} is null where it concerned no version. */
    record Change(Instant at, String who, String action, Integer version) {}

    /** Who changes something, and when. */
    record Stamp(String who, Instant at) {}

    /** All versions, the one in force first within each name (if any is published). */
    static List<Version> all(Connection connection) throws SQLException {
        return select(connection, "SELECT * FROM model ORDER BY name, status DESC, preset, version DESC");
    }

    /** The version in force of a name: published, not archived. */
    static Optional<Version> inForce(Connection connection, String name) throws SQLException {
        return select(
                        connection,
                        "SELECT * FROM model WHERE name = ? AND status = 'published'" + IN_FORCE_FIRST + " LIMIT 1",
                        name)
                .stream()
                .findFirst();
    }

    static Optional<Version> version(Connection connection, String name, int version) throws SQLException {
        return select(connection, "SELECT * FROM model WHERE name = ? AND version = ?", name, version).stream()
                .findFirst();
    }

    static List<Version> presets(Connection connection, String name) throws SQLException {
        return select(connection, "SELECT * FROM model WHERE name = ? AND preset", name);
    }

    /** Numbers of published versions by name. */
    static Map<String, Set<Integer>> published(Connection connection) throws SQLException {
        var versions = new TreeMap<String, Set<Integer>>();
        for (var version : select(connection, "SELECT * FROM model WHERE status = 'published'" + IN_FORCE_FIRST)) {
            versions.computeIfAbsent(version.name(), _ -> new TreeSet<>()).add(version.version());
        }
        return versions;
    }

    /** The number that the next version of a name gets. */
    static int next(Connection connection, String name) throws SQLException {
        try (var select =
                        connection.prepareStatement("SELECT coalesce(max(version), 0) + 1 FROM model WHERE name = ?");
                var row = Sql.bind(select, name).executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    static void publish(Connection tx, Version version) throws SQLException {
        try (var insert = tx.prepareStatement(PUBLISH)) {
            Sql.bind(
                            insert,
                            version.name(),
                            version.version(),
                            version.preset(),
                            new String(version.document(), StandardCharsets.UTF_8),
                            Sql.time(version.publishedAt()),
                            version.publishedBy())
                    .executeUpdate();
        }
    }

    static void archive(Connection tx, String name, int version) throws SQLException {
        try (var update = tx.prepareStatement("UPDATE model SET status = 'archived' WHERE name = ? AND version = ?")) {
            Sql.bind(update, name, version).executeUpdate();
        }
    }

    /** @param version may be null */
    static void note(Connection tx, Stamp stamp, String action, String model, Integer version) throws SQLException {
        try (var insert = tx.prepareStatement(NOTE)) {
            Sql.bind(insert, Sql.time(stamp.at()), stamp.who(), action, model, version)
                    .executeUpdate();
        }
    }

    /** The newest changes, the newest first. */
    static List<Change> changes(Connection connection, String model) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT * FROM model_change WHERE model = ? ORDER BY id DESC LIMIT " + MOST_CHANGES);
                var row = Sql.bind(select, model).executeQuery()) {
            var changes = new ArrayList<Change>();
            while (row.next()) {
                changes.add(new Change(
                        Sql.time(row, "at"),
                        row.getString("who"),
                        row.getString("action"),
                        row.getObject("version", Integer.class)));
            }
            return changes;
        }
    }

    private static List<Version> select(Connection connection, String sql, Object... values) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var row = Sql.bind(select, values).executeQuery()) {
            var versions = new ArrayList<Version>();
            while (row.next()) {
                versions.add(version(row));
            }
            return versions;
        }
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("name"),
                row.getInt("version"),
                row.getString("status").equals("published"),
                row.getBoolean("preset"),
                row.getString("document").getBytes(StandardCharsets.UTF_8),
                Sql.time(row, "published_at"),
                row.getString("published_by"));
    }
}
