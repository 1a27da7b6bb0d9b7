package io.bellwether.alerting;

import io.bellwether.alerting.DeliveryView.AttemptView;
import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads deliveries for those who look at them. */
@Singleton
class DeliverySearch {

    // One that is under way has not ended: it is neither counted nor in the log.
    private static final String PAGE = """
            SELECT *, (SELECT count(*) FROM delivery_attempt WHERE delivery = delivery.id) AS attempts_ended,
                ARRAY(SELECT DISTINCT notice ->> 'task' FROM digest_part WHERE digest_part.delivery = delivery.id
                      ORDER BY 1 LIMIT 200) AS tasks
            FROM delivery""";
    private static final String LOG = """
            SELECT number, at, millis, status, answer FROM delivery_attempt WHERE delivery = ?
            ORDER BY number DESC LIMIT 200
            """;

    private final DataSource database;

    DeliverySearch(DataSource database) {
        this.database = database;
    }

    /** Newest first. */
    List<DeliveryView> page(Where where, int limit) throws SQLException {
        var sql = PAGE + where.sql() + " ORDER BY created_at DESC, id DESC LIMIT " + limit;
        var views = new ArrayList<DeliveryView>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var row = Sql.bind(select, where.values()).executeQuery()) {
            while (row.next()) {
                views.add(view(row));
            }
        }
        return views;
    }

    /** With its log, newest attempt first. */
    Optional<DeliveryView> find(UUID id) throws SQLException {
        var found = page(new Where().and("id = ?", id), 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst().with(log(id)));
    }

    private List<AttemptView> log(UUID id) throws SQLException {
        var log = new ArrayList<AttemptView>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LOG);
                var row = Sql.bind(select, id).executeQuery()) {
            while (row.next()) {
                log.add(new AttemptView(
                        row.getInt("number"),
                        Sql.time(row, "at"),
                        row.getLong("millis"),
                        row.getObject("status", Integer.class),
                        row.getString("answer")));
            }
        }
        return log;
    }

    /** Null where it is about one or none. */
    private static List<UUID> tasks(ResultSet row) throws SQLException {
        var tasks = (String[]) row.getArray("tasks").getArray();
        return tasks.length == 0 ? null : Stream.of(tasks).map(UUID::fromString).toList();
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        var finishedAt = Sql.time(row, "finished_at");
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("event"),
                row.getObject("task", UUID.class),
                tasks(row),
                row.getString("occasion"),
                Words.parse(Channel.class, row.getString("channel")),
                row.getString("person"),
                row.getObject("endpoint", UUID.class),
                Words.parse(DeliveryState.class, row.getString("state")),
                row.getInt("attempts_ended"),
                finishedAt == null ? Sql.time(row, "due") : null,
                row.getString("last_answer"),
                Sql.time(row, "created_at"),
                finishedAt,
                null);
    }
}
