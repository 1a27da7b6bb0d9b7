package io.bellwether.health;

import io.bellwether.events.Band;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An account's score, day by day, as JSON.
 *
 * @param days without a gap, the oldest first
 * @param next where the days before these are; absent where the horizon is reached
 */
record History(String account, List<Day> days, String next) {

    /**
     * The row that holds on the first day, and all up to the last. What was shown last stands in the account's own row until
     * it is judged on a later day.
     */
    private static final String STORED = """
            SELECT day, scored, score, exact, coverage, band, model, model_version, recorded
              FROM score_history
             WHERE account = ? AND day <= ?
               AND day >= coalesce(
                   (SELECT max(day) FROM score_history WHERE account = ? AND day <= ?), ?)
             UNION ALL
            SELECT evaluated_on, scored, score, exact, coverage, band, model, model_version, true
              FROM account
             WHERE account = ? AND evaluated_on <= ?
            """;

    /**
     * A day's score; the fields mean what they mean in an explanation.
     *
     * @param recorded whether this was shown at the end of that day; otherwise it was computed later, from the events
     * @param modelChanged whether another model, or another version of it, judged the day before; false on the first day of
     *     the horizon
     */
    record Day(
            LocalDate day,
            boolean scored,
            Integer score,
            Double exact,
            double coverage,
            Band band,
            Explanation.ModelRef model,
            boolean recorded,
            boolean modelChanged) {

        Day on(LocalDate other) {
            return new Day(other, scored, score, exact, coverage, band, model, recorded, false);
        }

        Day after(Day before) {
            boolean changed = before != null && !before.model.equals(model);
            return new Day(day, scored, score, exact, coverage, band, model, recorded, changed);
        }
    }

    /** What is stored for the days from..to, by the day from which on it holds. */
    static NavigableMap<LocalDate, Day> stored(Connection connection, String account, LocalDate from, LocalDate to)
            throws SQLException {
        try (var select = connection.prepareStatement(STORED)) {
            var days = new TreeMap<LocalDate, Day>();
            try (var row = Sql.bind(select, account, to, account, from, from, account, to)
                    .executeQuery()) {
                while (row.next()) {
                    var day = day(row);
                    days.put(day.day(), day);
                }
            }
            return days;
        }
    }

    /** Marks where the model changed; of the first day that is unknown. */
    static List<Day> marked(List<Day> days) {
        var marked = new ArrayList<Day>(days.size());
        Day before = null;
        for (var day : days) {
            marked.add(day.after(before));
            before = day;
        }
        return marked;
    }

    private static Day day(ResultSet row) throws SQLException {
        var band = row.getString("band");
        return new Day(
                row.getObject("day", LocalDate.class),
                row.getBoolean("scored"),
                row.getObject("score", Integer.class),
                row.getObject("exact", Double.class),
                row.getDouble("coverage"),
                band == null ? null : Band.valueOf(band),
                new Explanation.ModelRef(row.getString("model"), row.getInt("model_version")),
                row.getBoolean("recorded"),
                false);
    }
}
