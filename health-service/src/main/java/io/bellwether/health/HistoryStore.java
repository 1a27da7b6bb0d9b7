package io.bellwether.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.events.Band;
import io.bellwether.events.Health;
import io.bellwether.events.Mover;
import io.bellwether.health.score.Score;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Writes what accounts were like: the last value of each day, and each change of band. */
final class HistoryStore {

    /** Keeps what the account's row says of a day that is over, unless what was kept of a day before is the same. */
    private static final String CLOSE_DAYS = """
            INSERT INTO score_history
                   (account, day, scored, score, exact, coverage, band, model, model_version, recorded)
            SELECT account, evaluated_on, scored, score, exact, coverage, band, model, model_version, true
              FROM account a
             WHERE account = ANY (?) AND evaluated_on < ?
               AND NOT EXISTS (
                   SELECT FROM (SELECT * FROM score_history h
                                 WHERE h.account = a.account AND h.day < a.evaluated_on AND h.recorded
                                 ORDER BY day DESC LIMIT 1) last
                    WHERE (last.scored, last.exact, last.coverage, last.model, last.model_version)
                          IS NOT DISTINCT FROM (a.scored, a.exact, a.coverage, a.model, a.model_version))
            ON CONFLICT (account, day) DO UPDATE
               SET scored = excluded.scored, score = excluded.score, exact = excluded.exact,
                   coverage = excluded.coverage, band = excluded.band, model = excluded.model,
                   model_version = excluded.model_version, recorded = true
            """;

    private static final String CHANGE_BAND = """
            INSERT INTO band_change
                   (account, day, at, before, band, score, exact, coverage, model, model_version, explanation)
            SELECT ?::text, ?::date, ?::timestamptz, last.band, ?::text, ?::smallint, ?::double precision,
                   ?::double precision, ?::text, ?::int, ?::jsonb
              FROM (SELECT 1) one
              LEFT JOIN LATERAL (SELECT band FROM band_change WHERE account = ? ORDER BY position DESC LIMIT 1) last ON true
             WHERE last.band IS DISTINCT FROM ?::text
            """;

    /** For one account: of many, the planner might read all rows to find theirs. */
    private static final String FORGET_DAYS = """
            DELETE FROM score_history
             WHERE account = ? AND day < (SELECT max(day) FROM score_history WHERE account = ? AND day <= ?)
            """;
    /** The newest change of an account tells what the next one changes from. */
    private static final String FORGET_CHANGES = """
            DELETE FROM band_change
             WHERE account = ? AND day < ? AND position < (SELECT max(position) FROM band_change WHERE account = ?)
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryStore() {}

    /** A settled account whose band may have changed. */
    record BandChange(String account, Score score, Health.Scored said, Instant at) {}

    /** What an account's band change is explained by. */
    record BandExplanation(List<Mover> movers, List<ComponentPoints> components) {}

    /** A component's points of the score, and the value from 0 to 100, null without data. */
    record ComponentPoints(String name, double points, Double score) {

        static ComponentPoints of(Score.ComponentScore component) {
            return new ComponentPoints(
                    component.name(), component.points(), Explanation.known(100 * component.value()));
        }
    }

    /** Before the rows of these accounts are written for today: keeps what they said of an earlier day. */
    static void closeDays(Connection tx, Collection<String> accounts, LocalDate today) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (var close = tx.prepareStatement(CLOSE_DAYS)) {
            close.setArray(1, tx.createArrayOf("text", accounts.toArray(String[]::new)));
            close.setObject(2, today);
            close.executeUpdate();
        }
    }

    static void changeBands(Connection tx, List<BandChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var insert = tx.prepareStatement(CHANGE_BAND)) {
            for (var change : changes) {
                var score = change.score();
                insert.setString(1, change.account());
                insert.setObject(2, score.asOf());
                insert.setObject(3, change.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, name(score.band()));
                insert.setObject(5, change.said().score(), Types.SMALLINT);
                insert.setObject(6, score.scored() ? score.exact() : null, Types.DOUBLE);
                insert.setDouble(7, score.coverage());
                insert.setString(8, change.said().model());
                insert.setInt(9, change.said().modelVersion());
                insert.setString(10, explanation(change));
                insert.setString(11, change.account());
                insert.setString(12, name(score.band()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Drops what lies before the horizon; of each account the row that still holds on its first day stays, and the newest
     * change of band.
     */
    static void forgetBefore(Connection tx, List<String> accounts, LocalDate day) throws SQLException {
        try (var days = tx.prepareStatement(FORGET_DAYS);
                var changes = tx.prepareStatement(FORGET_CHANGES)) {
            for (var account : accounts) {
                Sql.bind(days, account, account, day).addBatch();
                Sql.bind(changes, account, day, account).addBatch();
            }
            days.executeBatch();
            changes.executeBatch();
        }
    }

    private static String explanation(BandChange change) {
        var components =
                change.score().components().stream().map(ComponentPoints::of).toList();
        try {
            return JSON.writeValueAsString(new BandExplanation(change.said().movers(), components));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records are written as JSON", e);
        }
    }

    private static String name(Band band) {
        return band == null ? null : band.name();
    }
}
