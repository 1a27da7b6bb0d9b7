package io.bellwether.health;

import io.bellwether.health.ModelStore.Stamp;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts of models in the database, at most one of each name. */
final class DraftStore {

    private static final String ONE_AT_A_TIME = "LOCK TABLE model_draft IN SHARE ROW EXCLUSIVE MODE";
    private static final String SAVE = """
            INSERT INTO model_draft (name, document, saved_at, saved_by) VALUES (?, ?::json, ?, ?)
            ON CONFLICT (name) DO UPDATE
               SET document = excluded.document, revision = excluded.revision, saved_at = excluded.saved_at,
                   saved_by = excluded.saved_by
            """;

    private DraftStore() {}

    /**
     * A draft.
     *
     * @param revision another one after each change
     */
    record Draft(String name, byte[] document, long revision, Instant savedAt, String savedBy) {}

    /** For those who are about to change drafts: nobody else does until the transaction ends. */
    static void lock(Connection tx) throws SQLException {
        try (var lock = tx.prepareStatement(ONE_AT_A_TIME)) {
            lock.execute();
        }
    }

    static List<Draft> all(Connection connection) throws SQLException {
        return select(connection, "SELECT * FROM model_draft ORDER BY name");
    }

    static Optional<Draft> find(Connection connection, String name) throws SQLException {
        return select(connection, "SELECT * FROM model_draft WHERE name = ?", name).stream()
                .findFirst();
    }

    static Draft save(Connection tx, String name, byte[] document, Stamp stamp) throws SQLException {
        try (var save = tx.prepareStatement(SAVE)) {
            Sql.bind(save, name, new String(document, StandardCharsets.UTF_8), Sql.time(stamp.at()), stamp.who())
                    .executeUpdate();
        }
        return find(tx, name).orElseThrow();
    }

    static void delete(Connection tx, String name) throws SQLException {
        try (var delete = tx.prepareStatement("DELETE FROM model_draft WHERE name = ?")) {
            Sql.bind(delete, name).executeUpdate();
        }
    }

    private static List<Draft> select(Connection connection, String sql, Object... values) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var row = Sql.bind(select, values).executeQuery()) {
            var drafts = new ArrayList<Draft>();
            while (row.next()) {
                drafts.add(draft(row));
            }
            return drafts;
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("name"),
                row.getString("document").getBytes(StandardCharsets.UTF_8),
                row.getLong("revision"),
                Sql.time(row, "saved_at"),
                row.getString("saved_by"));
    }
}
