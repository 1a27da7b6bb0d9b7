package io.bellwether.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.events.Band;
import io.bellwether.health.HistoryStore.BandExplanation;
import io.bellwether.problems.NextPage;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A page of an account's changes of band, the newest first, as JSON; {@code next} links to the page after it. */
record BandChanges(String account, List<Change> changes, String next) {

    private static final String PAGE = """
            SELECT * FROM band_change
             WHERE account = ? AND position < ?
             ORDER BY position DESC
             LIMIT ?
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A change of band.
     *
     * @param before null where the account was not scored before
     * @param band null where it is no longer scored
     */
    record Change(
            LocalDate day,
            Instant at,
            Band before,
            Band band,
            Integer score,
            Double exact,
            double coverage,
            Explanation.ModelRef model,
            BandExplanation explanation) {}

    static BandChanges page(Connection connection, String account, Long cursor, int limit, UriInfo uri)
            throws SQLException {
        try (var select = connection.prepareStatement(PAGE)) {
            select.setString(1, account);
            select.setLong(2, cursor == null ? Long.MAX_VALUE : cursor);
            select.setInt(3, limit + 1);
            var changes = new ArrayList<Change>();
            Long last = null;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (changes.size() == limit) {
                        return new BandChanges(account, changes, NextPage.link(uri, "cursor", last));
                    }
                    changes.add(change(row));
                    last = row.getLong("position");
                }
            }
            return new BandChanges(account, changes, null);
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("day", LocalDate.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                band(row.getString("before")),
                band(row.getString("band")),
                row.getObject("score", Integer.class),
                row.getObject("exact", Double.class),
                row.getDouble("coverage"),
                new Explanation.ModelRef(row.getString("model"), row.getInt("model_version")),
                explanation(row.getString("explanation")));
    }

    private static BandExplanation explanation(String json) {
        try {
            return JSON.readValue(json, BandExplanation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what was written", e);
        }
    }

    private static Band band(String name) {
        return name == null ? null : Band.valueOf(name);
    }
}
