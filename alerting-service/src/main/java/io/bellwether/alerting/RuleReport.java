package io.bellwether.alerting;

import io.bellwether.alerting.task.OutcomeMeaning;
import io.bellwether.alerting.task.Rules;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What became of the tasks that each rule raised; what people made by hand is no rule's. */
@Singleton
class RuleReport {

    private static final String QUALITY = """
            WITH raised AS (
                SELECT id, account, type, reason, status, outcome, created_at, closed_at FROM task
                WHERE created_at >= ? AND created_at < ? AND type <> 'manual'
            ), acted AS (
                SELECT task AS id, min(at) AS at FROM task_change JOIN raised ON raised.id = task
                WHERE what IN ('acknowledged', 'started', 'completed') GROUP BY task
            )
            SELECT type, reason,
                   count(*) AS raised,
                   count(*) FILTER (WHERE acted.at IS NOT NULL OR outcome = ANY (?)) AS acted_on,
                   count(*) FILTER (WHERE outcome = ANY (?)) AS false_alarms,
                   count(*) FILTER (WHERE status = 'resolved') AS resolved,
                   count(*) FILTER (WHERE closed_at IS NULL) AS open,
                   round(percentile_cont(0.5) WITHIN GROUP (
                       ORDER BY extract(epoch FROM acted.at - created_at) / 86400)::numeric, 2)::float8 AS days_to_act,
                   count(churned_on) AS churned,
                   percentile_cont(0.5) WITHIN GROUP (
                       ORDER BY churned_on - (created_at AT TIME ZONE 'UTC')::date) AS days_to_churn
            FROM raised
            LEFT JOIN acted USING (id)
            CROSS JOIN LATERAL (
                SELECT min(day) AS churned_on FROM churn
                WHERE churn.account = raised.account AND day >= (created_at AT TIME ZONE 'UTC')::date) AS first_churn
            GROUP BY type, reason
            ORDER BY raised DESC, type, reason
            """;
    private static final String OUTCOMES = """
            SELECT type, reason, outcome, count(*) AS closed FROM task
            WHERE created_at >= ? AND created_at < ? AND outcome IS NOT NULL AND type <> 'manual'
            GROUP BY type, reason, outcome
            """;

    private final DataSource database;
    private final Rules rules;

    RuleReport(DataSource database, Rules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** Of all tasks that were raised in these days, both included; those rules first that raised most. */
    List<RuleQuality> of(LocalDate from, LocalDate to) throws SQLException {
        var qualities = new ArrayList<RuleQuality>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(QUALITY)) {
            var outcomes = outcomes(connection, from, to);
            Sql.bind(
                    select,
                    start(from),
                    start(to.plusDays(1)),
                    meaning(OutcomeMeaning.ACTED),
                    meaning(OutcomeMeaning.FALSE_ALARM));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var rule = new Rule(row.getString("type"), row.getString("reason"));
                    qualities.add(RuleQuality.read(row, outcomes.getOrDefault(rule, Map.of())));
                }
            }
        }
        return qualities;
    }

    private static Map<Rule, Map<String, Long>> outcomes(Connection connection, LocalDate from, LocalDate to)
            throws SQLException {
        var outcomes = new HashMap<Rule, Map<String, Long>>();
        try (var select = connection.prepareStatement(OUTCOMES);
                var row = Sql.bind(select, start(from), start(to.plusDays(1))).executeQuery()) {
            while (row.next()) {
                outcomes.computeIfAbsent(new Rule(row.getString("type"), row.getString("reason")), _ -> new TreeMap<>())
                        .put(row.getString("outcome"), row.getLong("closed"));
            }
        }
        return outcomes;
    }

    private String[] meaning(OutcomeMeaning meaning) {
        return rules.outcomes().entrySet().stream()
                .filter(outcome -> outcome.getValue() == meaning)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private record Rule(String type, String reason) {}
}
