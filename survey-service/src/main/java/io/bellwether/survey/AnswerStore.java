package io.bellwether.survey;

import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.survey.results.Distribution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** All answers that survey-events told of, wherever they were given. */
@ApplicationScoped
class AnswerStore {

    private static final String ADD = """
            INSERT INTO answer (source, id, account, survey, score, answered_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String COUNT = """
            SELECT score, count(*)
              FROM answer LEFT JOIN account_segment USING (account)
             WHERE survey = ? AND answered_at >= ? AND answered_at < ?
               AND (?::text IS NULL OR segment = ?)
               AND (?::text IS NULL OR account = ?)
             GROUP BY score
            """;

    private final DataSource database;

    AnswerStore(DataSource database) {
        this.database = database;
    }

    static void add(Connection tx, List<Event> events) throws SQLException {
        try (var add = tx.prepareStatement(ADD)) {
            for (var event : events) {
                if (event.fact() instanceof Survey.Answered answered) {
                    var survey = SurveyNames.of(answered.survey());
                    Sql.set(add, event.source(), event.id(), event.account(), survey, answered.score(), event.time());
                    add.addBatch();
                }
            }
            add.executeBatch();
        }
    }

    Distribution count(Filter filter) throws SQLException {
        var counts = new TreeMap<Double, Long>();
        try (var connection = database.getConnection();
                var count = Sql.prepare(
                        connection,
                        COUNT,
                        SurveyNames.of(filter.survey()),
                        filter.start(),
                        filter.end(),
                        filter.segment(),
                        filter.segment(),
                        filter.account(),
                        filter.account());
                var rows = count.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getDouble(1), rows.getLong(2));
            }
        }
        return Distribution.of(filter.survey(), counts);
    }

    /**
     * Null stands for any.
     *
     * @param from first day, UTC
     * @param to last day, UTC
     */
    record Filter(Survey.Type survey, LocalDate from, LocalDate to, String segment, String account) {

        /** PostgreSQL takes the extremes for infinity. */
        OffsetDateTime start() {
            return from == null ? OffsetDateTime.MIN : from.atStartOfDay().atOffset(ZoneOffset.UTC);
        }

        OffsetDateTime end() {
            return to == null
                    ? OffsetDateTime.MAX
                    : to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
    }
}
