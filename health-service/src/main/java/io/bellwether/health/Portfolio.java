package io.bellwether.health;

import io.bellwether.events.Band;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures over many accounts: of all, of each CSM or of each segment (requirements A10). */
final class Portfolio {

    /** What accounts are put together by. */
    enum By {
        ALL("'all'::text"),
        CSM("a.csm"),
        SEGMENT("a.segment");

        private final String group;

        By(String group) {
            this.group = group;
        }
    }

    /** Which accounts count; null where not asked for. */
    record Filter(String csm, String segment) {}

    /**
     * The figures of one group.
     *
     * @param group the CSM or segment, null where it is unknown
     * @param accounts without those that have churned
     * @param arr of these accounts
     * @param averageScore unrounded, of those that are scored; null without any
     * @param averageOnTarget whether the average is as it should be, null where none is scored
     * @param bands of those that are scored
     */
    record Group(
            String group,
            long accounts,
            long scored,
            double arr,
            Churned churned,
            Double averageScore,
            Boolean averageOnTarget,
            Map<Band, Share> bands,
            List<Movement> movement) {}

    /** Those that have left, with the ARR they last had; they count nowhere else. */
    record Churned(long accounts, double arr) {}

    /**
     * A band's share of the scored accounts.
     *
     * @param share 0 to 1, null where none is scored
     * @param onTarget whether the share is as it should be, null where none is scored
     */
    record Share(long accounts, Double share, Boolean onTarget) {}

    /**
     * How scores moved since an earlier day, over the accounts that are scored now and were then.
     *
     * @param since that day, of which the score at its end counts
     * @param change of the average score, in points; null where there is nothing to compare
     * @param onTarget whether it gained what it should in a quarter; null over other times, and without a change
     * @param improved accounts whose rounded score rose
     */
    record Movement(
            int days,
            LocalDate since,
            long compared,
            Double averageThen,
            Double change,
            Boolean onTarget,
            long improved,
            long declined) {}

    private static final int MONTH = 30;
    private static final int QUARTER = 90;

    /** What an account was on a day: what it still is, if it was not judged since, or else what its history says. */
    private static final String THEN = """
            LATERAL (SELECT a.scored, a.score, a.exact WHERE a.evaluated_on <= ?
                      UNION ALL
                     (SELECT scored, score, exact FROM score_history h
                       WHERE h.account = a.account AND h.day <= ? AND a.evaluated_on > ?
                       ORDER BY day DESC LIMIT 1))""";

    /**
     * One row for each group, and of each account in it what it is and what it was a month and a quarter before. Who has
     * churned is not scored.
     */
    private static final String FIGURES = """
             AS grp,
                   count(*) FILTER (WHERE NOT a.churned) AS accounts,
                   count(*) FILTER (WHERE a.scored) AS scored,
                   coalesce(sum(a.arr) FILTER (WHERE NOT a.churned), 0) AS arr,
                   count(*) FILTER (WHERE a.churned) AS churned,
                   coalesce(sum(a.arr) FILTER (WHERE a.churned), 0) AS churned_arr,
                   avg(a.exact) FILTER (WHERE a.scored) AS average,
                   count(*) FILTER (WHERE a.band = 'GREEN') AS green,
                   count(*) FILTER (WHERE a.band = 'YELLOW') AS yellow,
                   count(*) FILTER (WHERE a.band = 'RED') AS red,
                   count(*) FILTER (WHERE a.scored AND m.scored) AS month_compared,
                   avg(m.exact) FILTER (WHERE a.scored AND m.scored) AS month_average,
                   avg(a.exact - m.exact) FILTER (WHERE a.scored AND m.scored) AS month_change,
                   count(*) FILTER (WHERE a.score > m.score) AS month_improved,
                   count(*) FILTER (WHERE a.score < m.score) AS month_declined,
                   count(*) FILTER (WHERE a.scored AND q.scored) AS quarter_compared,
                   avg(q.exact) FILTER (WHERE a.scored AND q.scored) AS quarter_average,
                   avg(a.exact - q.exact) FILTER (WHERE a.scored AND q.scored) AS quarter_change,
                   count(*) FILTER (WHERE a.score > q.score) AS quarter_improved,
                   count(*) FILTER (WHERE a.score < q.score) AS quarter_declined
              FROM account a
              LEFT JOIN %s m ON true
              LEFT JOIN %s q ON true
             WHERE (?::text IS NULL OR a.csm = ?) AND (?::text IS NULL OR a.segment = ?)
             GROUP BY grp
             ORDER BY grp NULLS LAST
            """.formatted(THEN, THEN);

    private Portfolio() {}

    static List<Group> figures(Connection connection, By by, Filter filter, LocalDate today, PortfolioTargets targets)
            throws SQLException {
        var csm = filter.csm();
        var segment = filter.segment();
        try (var select = connection.prepareStatement("SELECT " + by.group + FIGURES)) {
            var month = today.minusDays(MONTH);
            var quarter = today.minusDays(QUARTER);
            Sql.bind(select, month, month, month, quarter, quarter, quarter, csm, csm, segment, segment);
            var groups = new ArrayList<Group>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(group(row, today, targets));
                }
            }
            return groups;
        }
    }

    private static Group group(ResultSet row, LocalDate today, PortfolioTargets targets) throws SQLException {
        long scored = row.getLong("scored");
        var bands = new TreeMap<Band, Share>();
        for (var band : Band.values()) {
            long accounts = row.getLong(band.name());
            Double share = scored == 0 ? null : (double) accounts / scored;
            bands.put(band, new Share(accounts, share, share == null ? null : targets.met(band, share)));
        }
        var average = row.getObject("average", Double.class);
        var change = row.getObject("quarter_change", Double.class);
        return new Group(
                row.getString("grp"),
                row.getLong("accounts"),
                scored,
                row.getDouble("arr"),
                new Churned(row.getLong("churned"), row.getDouble("churned_arr")),
                average,
                average == null ? null : targets.averageMet(average),
                bands,
                List.of(
                        movement(row, "month", MONTH, today, null),
                        movement(
                                row,
                                "quarter",
                                QUARTER,
                                today,
                                change == null ? null : targets.improvementMet(change))));
    }

    private static Movement movement(ResultSet row, String over, int days, LocalDate today, Boolean onTarget)
            throws SQLException {
        return new Movement(
                days,
                today.minusDays(days),
                row.getLong(over + "_compared"),
                row.getObject(over + "_average", Double.class),
                row.getObject(over + "_change", Double.class),
                onTarget,
                row.getLong(over + "_improved"),
                row.getLong(over + "_declined"));
    }
}
