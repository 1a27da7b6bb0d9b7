package io.bellwether.alerting;

import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of silences, and of what was done with each. */
@Singleton
class SilenceStore {

    private static final String IN_FORCE = "SELECT * FROM silence WHERE begins_at <= ? AND ends_at > ?";
    private static final String SAVE = """
            INSERT INTO silence (id, version, account, csm, segment, tag, type, reason, author, why, begins_at, ends_at,
                created_at, updated_at)
            VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                (version, account, csm, segment, tag, type, reason, why, begins_at, ends_at, updated_at) =
                (silence.version + 1, excluded.account, excluded.csm, excluded.segment, excluded.tag, excluded.type,
                 excluded.reason, excluded.why, excluded.begins_at, excluded.ends_at, excluded.updated_at)
            RETURNING *
            """;
    private static final String REMEMBER =
            "INSERT INTO silence_change (silence, version, at, who, what, detail) VALUES (?, ?, ?, ?, ?, ?::jsonb)";
    private static final String HISTORY =
            "SELECT * FROM silence_change WHERE silence = ? ORDER BY version DESC LIMIT 200";

    /** A silence with when it was written down and changed last. */
    record Row(Silence silence, long version, Instant createdAt, Instant updatedAt) {}

    /** What was done with a silence. */
    record Entry(long version, Instant at, String who, String what, SilenceView.Body as) {}

    List<Silence> inForce(Connection connection, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(IN_FORCE)) {
            return readAll(Sql.bind(select, Sql.time(now), Sql.time(now))).stream()
                    .map(Row::silence)
                    .toList();
        }
    }

    Optional<Row> find(Connection connection, UUID id) throws SQLException {
        return find(connection, id, "SELECT * FROM silence WHERE id = ?");
    }

    /** Locked until the transaction ends. */
    Optional<Row> lock(Connection tx, UUID id) throws SQLException {
        return find(tx, id, "SELECT * FROM silence WHERE id = ? FOR UPDATE");
    }

    private static Optional<Row> find(Connection connection, UUID id, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            return readAll(Sql.bind(select, id)).stream().findFirst();
        }
    }

    /** Those that end last first. */
    List<Row> page(Connection connection, Where where, int limit) throws SQLException {
        var sql = "SELECT * FROM silence" + where.sql() + " ORDER BY ends_at DESC, id DESC LIMIT " + limit;
        try (var select = connection.prepareStatement(sql)) {
            return readAll(Sql.bind(select, where.values()));
        }
    }

    /**
     * Writes it down, or anew; its author stays.
     *
     * @param who does so
     * @param what in one word: created, changed or ended
     */
    Row save(Connection tx, Silence silence, String who, String what, Instant now) throws SQLException {
        var it = silence.matchers();
        Row row;
        try (var save = tx.prepareStatement(SAVE)) {
            Sql.bind(
                    save,
                    silence.id(),
                    it.account(),
                    it.csm(),
                    it.segment(),
                    it.tag(),
                    it.type() == null ? null : Words.of(it.type()),
                    it.reason(),
                    silence.by(),
                    silence.why(),
                    Sql.time(silence.begin()),
                    Sql.time(silence.end()),
                    Sql.time(now),
                    Sql.time(now));
            row = readAll(save).getFirst();
        }
        try (var remember = tx.prepareStatement(REMEMBER)) {
            var detail = JsonColumn.write(SilenceView.Body.of(silence));
            Sql.bind(remember, silence.id(), row.version(), Sql.time(now), who, what, detail)
                    .executeUpdate();
        }
        return row;
    }

    /** Newest first. */
    List<Entry> history(Connection connection, UUID id) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var select = connection.prepareStatement(HISTORY);
                var row = Sql.bind(select, id).executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(
                        row.getLong("version"),
                        Sql.time(row, "at"),
                        row.getString("who"),
                        row.getString("what"),
                        JsonColumn.read(row.getString("detail"), SilenceView.Body.class)));
            }
        }
        return entries;
    }

    private static List<Row> readAll(PreparedStatement select) throws SQLException {
        var all = new ArrayList<Row>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                all.add(new Row(
                        silence(row),
                        row.getLong("version"),
                        Sql.time(row, "created_at"),
                        Sql.time(row, "updated_at")));
            }
        }
        return all;
    }

    private static Silence silence(ResultSet row) throws SQLException {
        var type = row.getString("type");
        return new Silence(
                row.getObject("id", UUID.class),
                new Silence.Matchers(
                        row.getString("account"),
                        row.getString("csm"),
                        row.getString("segment"),
                        row.getString("tag"),
                        type == null ? null : Words.parse(Task.Type.class, type),
                        row.getString("reason")),
                row.getString("author"),
                row.getString("why"),
                Sql.time(row, "begins_at"),
                Sql.time(row, "ends_at"));
    }
}
