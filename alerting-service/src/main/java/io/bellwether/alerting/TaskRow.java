package io.bellwether.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bellwether.alerting.task.Content;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.State;
import io.bellwether.alerting.task.State.Acknowledged;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Band;
import io.bellwether.events.Json;
import io.bellwether.events.Mover;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Status;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A row of table {@code task}. */
final class TaskRow {

    static final String SAVE = """
            INSERT INTO task (id, version, account, type, reason, occurrence, created_at, updated_at,
                severity, since, title, account_name, owner, due, evidence, movers, score, band,
                status, acknowledged_by, acknowledged_at, closed_by, closed_at, closed_why)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::severity, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                (version, updated_at,
                 severity, since, title, account_name, owner, due, evidence, movers, score, band,
                 status, acknowledged_by, acknowledged_at, closed_by, closed_at, closed_why) =
                (excluded.version, excluded.updated_at, excluded.severity, excluded.since, excluded.title,
                 excluded.account_name, excluded.owner, excluded.due, excluded.evidence, excluded.movers,
                 excluded.score, excluded.band, excluded.status, excluded.acknowledged_by, excluded.acknowledged_at,
                 excluded.closed_by, excluded.closed_at, excluded.closed_why)
            """;

    private static final TypeReference<List<Mover>> MOVERS = new TypeReference<>() {};

    private TaskRow() {}

    static PreparedStatement bind(PreparedStatement save, Task task) throws SQLException {
        var identity = task.identity();
        var content = task.content();
        var explanation = content.explanation();
        var acknowledged = task.state().acknowledged();
        var closed = task.state() instanceof Closed it ? it : null;
        return Sql.bind(
                save,
                task.id(),
                task.version(),
                identity.account(),
                Words.of(identity.type()),
                identity.reason(),
                task.occurrence(),
                Sql.time(task.createdAt()),
                Sql.time(task.updatedAt()),
                Words.of(content.severity()),
                content.since(),
                content.title(),
                content.accountName(),
                content.owner(),
                content.due(),
                explanation.evidence(),
                json(explanation.movers()),
                explanation.score(),
                explanation.band() == null ? null : Words.of(explanation.band()),
                Words.of(task.state().status()),
                acknowledged == null ? null : acknowledged.who(),
                acknowledged == null ? null : Sql.time(acknowledged.at()),
                closed == null ? null : closed.closed().who(),
                closed == null ? null : Sql.time(closed.closed().at()),
                closed == null ? null : closed.why());
    }

    static List<Task> readAll(PreparedStatement select) throws SQLException {
        var tasks = new ArrayList<Task>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                tasks.add(read(row));
            }
        }
        return tasks;
    }

    private static Task read(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                new Identity(
                        row.getString("account"),
                        Words.parse(io.bellwether.events.Task.Type.class, row.getString("type")),
                        row.getString("reason")),
                row.getInt("occurrence"),
                content(row),
                state(row),
                Sql.time(row, "created_at"),
                Sql.time(row, "updated_at"));
    }

    private static Content content(ResultSet row) throws SQLException {
        var band = row.getString("band");
        return new Content(
                Words.parse(Severity.class, row.getString("severity")),
                row.getObject("since", LocalDate.class),
                row.getString("title"),
                new Explanation(
                        row.getString("evidence"),
                        movers(row.getString("movers")),
                        row.getObject("score", Integer.class),
                        band == null ? null : Words.parse(Band.class, band)),
                row.getString("account_name"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class));
    }

    private static State state(ResultSet row) throws SQLException {
        var status = Words.parse(Status.class, row.getString("status"));
        var acknowledged = stamp(row, "acknowledged_by", "acknowledged_at");
        return switch (status) {
            case OPEN -> new Open();
            case ACKNOWLEDGED -> new Acknowledged(acknowledged);
            case DONE, DISMISSED, RESOLVED ->
                new Closed(status, acknowledged, stamp(row, "closed_by", "closed_at"), row.getString("closed_why"));
        };
    }

    private static Stamp stamp(ResultSet row, String who, String at) throws SQLException {
        var time = Sql.time(row, at);
        return time == null ? null : new Stamp(row.getString(who), time);
    }

    private static String json(List<Mover> movers) {
        try {
            return Json.mapper().writeValueAsString(movers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Mover> movers(String json) {
        try {
            return Json.mapper().readValue(json, MOVERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
