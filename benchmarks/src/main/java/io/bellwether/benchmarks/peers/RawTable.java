package io.bellwether.benchmarks.peers;

import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * What a warehouse job does: all events go as they come into one table, and now and then every account is computed anew by
 * one statement. The statement knows the measures that the stream feeds, not their explanation.
 */
public final class RawTable implements Members.Member {

    /** Computes all scores from the raw events of the last 90 days; repeated events count once. */
    public static final String RECOMPUTE = """
            INSERT INTO score
            WITH fresh AS (SELECT DISTINCT ON (id) * FROM event WHERE time > now() - interval '90 days'),
            sums AS (
                SELECT account,
                       count(DISTINCT actor) FILTER (WHERE time > now() - interval '30 days') AS users,
                       count(DISTINCT feature) FILTER (WHERE time > now() - interval '30 days') AS features,
                       count(*) FILTER (WHERE kind = 'login' AND time > now() - interval '28 days') AS logins,
                       count(*) FILTER (WHERE kind = 'opened' AND time > now() - interval '30 days') AS tickets,
                       count(*) FILTER (WHERE kind = 'opened') / 3.0 AS baseline,
                       count(*) FILTER (WHERE kind = 'opened' AND number = 1) AS p1,
                       avg(number) FILTER (WHERE kind = 'csat') AS csat,
                       avg(CASE WHEN number >= 9 THEN 1 WHEN number <= 6 THEN -1 ELSE 0 END)
                           FILTER (WHERE kind = 'nps') AS nps
                  FROM fresh GROUP BY account)
            SELECT account,
                   100 * (0.3 * least(1, users / 50.0) + 0.2 * least(1, features / 20.0) + 0.1 * least(1, logins / 200.0)
                          + 0.1 * greatest(0, 1 - tickets / nullif(baseline, 0))
                          + 0.1 * (1 - p1 / nullif(baseline * 3, 0)) + 0.1 * csat / 5 + 0.1 * (nps + 1) / 2)
              FROM sums
                ON CONFLICT (account) DO UPDATE SET score = excluded.score
            """;

    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS event
                (id text, account text, time timestamptz, kind text, actor text, feature text, number double precision);
            CREATE TABLE IF NOT EXISTS score (account text PRIMARY KEY, score double precision)
            """;
    private static final String LOAD = """
            INSERT INTO event SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                                                   ?::text[], ?::double precision[])
            """;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Connection connection;

    RawTable(String broker, String database) throws SQLException {
        consumer = Members.consumer(broker);
        connection = DriverManager.getConnection(database);
    }

    static void create(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var create = connection.createStatement()) {
            create.execute(TABLES);
        }
    }

    @Override
    public KafkaConsumer<String, byte[]> consumer() {
        return consumer;
    }

    @Override
    public void take(Iterable<ConsumerRecord<String, byte[]>> records) throws SQLException {
        var rows = new ArrayList<Object[]>();
        for (var record : records) {
            rows.add(row(Members.event(record.headers(), record.value())));
        }
        var types = new String[] {"text", "text", "text", "text", "text", "text", "float8"};
        try (var load = connection.prepareStatement(LOAD)) {
            for (int column = 0; column < types.length; column++) {
                int of = column;
                var values = rows.stream().map(row -> row[of]).toArray();
                load.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            load.executeUpdate();
        }
    }

    private static Object[] row(Event event) {
        var row = new Object[] {
            event.id(),
            event.account(),
            event.time().toString(),
            event.fact().getClass().getSimpleName(),
            null,
            null,
            1.0
        };
        switch (event.fact()) {
            case Usage.Login login -> set(row, "login", login.user(), 1);
            case Usage.FeatureUsed used -> {
                set(row, "used", used.user(), used.count());
                row[5] = used.feature();
            }
            case Usage.Session session -> set(row, "session", session.user(), session.durationSeconds());
            case Ticket.Opened opened -> set(row, "opened", null, opened.priority() == Ticket.Priority.P1 ? 1 : 2);
            case Survey.Answered answered -> set(row, kind(answered), answered.contact(), answered.score());
            default -> {}
        }
        return row;
    }

    private static String kind(Survey.Answered answered) {
        return switch (answered.survey()) {
            case CSAT -> "csat";
            case NPS -> "nps";
            case CES -> "ces";
        };
    }

    private static void set(Object[] row, String kind, String actor, double number) {
        row[3] = kind;
        row[4] = actor;
        row[6] = number;
    }
}
