package io.bellwether.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bellwether.alerting.task.Assignment;
import io.bellwether.alerting.task.Content;
import io.bellwether.alerting.task.Customer;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.State;
import io.bellwether.alerting.task.State.Acknowledged;
import io.bellwether.alerting.task.State.Active;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.InProgress;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.alerting.task.State.Snoozed;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Urgency;
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
                severity, since, title, evidence, movers, score, band,
                account_name, segment, arr, renewal, owner, assigned_why, assigned_route, assigned_instead_of,
                assigned_words, assigned_before, due, urgency, urgency_how, urgency_until,
                status, acknowledged_by, acknowledged_at, started_by, started_at, snoozed_until,
                closed_by, closed_at, outcome, closed_why)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::severity, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                (version, updated_at, severity, since, title, evidence, movers, score, band,
                 account_name, segment, arr, renewal, owner, assigned_why, assigned_route, assigned_instead_of,
                 assigned_words, assigned_before, due, urgency, urgency_how, urgency_until,
                 status, acknowledged_by, acknowledged_at, started_by, started_at, snoozed_until,
                 closed_by, closed_at, outcome, closed_why) =
                (excluded.version, excluded.updated_at, excluded.severity, excluded.since, excluded.title,
                 excluded.evidence, excluded.movers, excluded.score, excluded.band,
                 excluded.account_name, excluded.segment, excluded.arr, excluded.renewal, excluded.owner, excluded.assigned_why,
                 excluded.assigned_route, excluded.assigned_instead_of, excluded.assigned_words, excluded.assigned_before,
                 excluded.due, excluded.urgency, excluded.urgency_how, excluded.urgency_until,
                 excluded.status, excluded.acknowledged_by, excluded.acknowledged_at,
                 excluded.started_by, excluded.started_at, excluded.snoozed_until,
                 excluded.closed_by, excluded.closed_at, excluded.outcome, excluded.closed_why),
                escalate_at = CASE WHEN excluded.closed_at IS NULL THEN '-infinity'::timestamptz END
            """;

    private static final TypeReference<List<Mover>> MOVERS = new TypeReference<>() {};
    private static final TypeReference<Assignment> ASSIGNMENT = new TypeReference<>() {};

    private TaskRow() {}

    static PreparedStatement bind(PreparedStatement save, Task task) throws SQLException {
        var identity = task.identity();
        var values = new ArrayList<Object>(List.of(
                task.id(),
                task.version(),
                identity.account(),
                Words.of(identity.type()),
                identity.reason(),
                task.occurrence(),
                Sql.time(task.createdAt()),
                Sql.time(task.updatedAt())));
        addContent(values, task.content());
        addState(values, task.state());
        return Sql.bind(save, values.toArray());
    }

    private static void addContent(List<Object> values, Content content) {
        var explanation = content.explanation();
        var customer = content.customer();
        var urgency = content.urgency();
        values.add(Words.of(content.severity()));
        values.add(content.since());
        values.add(content.title());
        values.add(explanation.evidence());
        values.add(json(explanation.movers()));
        values.add(explanation.score());
        values.add(explanation.band() == null ? null : Words.of(explanation.band()));
        values.add(customer.name());
        values.add(customer.segment());
        values.add(customer.arr());
        values.add(customer.renewal());
        addAssignment(values, content.assigned());
        values.add(content.due());
        values.add(urgency.value());
        values.add(urgency.how());
        values.add(urgency.until());
    }

    private static void addAssignment(List<Object> values, Assignment assigned) {
        values.add(assigned.owner());
        values.add(assigned.why() == null ? null : Words.of(assigned.why()));
        values.add(assigned.route());
        values.add(assigned.insteadOf());
        values.add(assigned.words());
        values.add(assigned.before() == null ? null : json(assigned.before()));
    }

    private static void addState(List<Object> values, State state) {
        var closed = state instanceof Closed it ? it : null;
        values.add(Words.of(state.status()));
        addStamp(values, state.acknowledged());
        addStamp(values, state.started());
        values.add(state instanceof Snoozed snoozed ? Sql.time(snoozed.until()) : null);
        addStamp(values, closed == null ? null : closed.closed());
        values.add(closed == null ? null : closed.outcome());
        values.add(closed == null ? null : closed.why());
    }

    private static void addStamp(List<Object> values, Stamp stamp) {
        values.add(stamp == null ? null : stamp.who());
        values.add(stamp == null ? null : Sql.time(stamp.at()));
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

    static Task read(ResultSet row) throws SQLException {
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
                        parsed(row.getString("movers"), MOVERS),
                        row.getObject("score", Integer.class),
                        band == null ? null : Words.parse(Band.class, band)),
                new Customer(
                        row.getString("account_name"),
                        row.getString("segment"),
                        row.getObject("arr", Double.class),
                        row.getObject("renewal", LocalDate.class)),
                assignment(row),
                row.getObject("due", LocalDate.class),
                new Urgency(
                        row.getDouble("urgency"),
                        row.getString("urgency_how"),
                        row.getObject("urgency_until", LocalDate.class)));
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        var why = row.getString("assigned_why");
        var before = row.getString("assigned_before");
        return new Assignment(
                row.getString("owner"),
                why == null ? null : Words.parse(Assignment.Why.class, why),
                row.getString("assigned_route"),
                row.getString("assigned_instead_of"),
                row.getString("assigned_words"),
                before == null ? null : parsed(before, ASSIGNMENT));
    }

    private static State state(ResultSet row) throws SQLException {
        var status = Words.parse(Status.class, row.getString("status"));
        var acknowledged = stamp(row, "acknowledged_by", "acknowledged_at");
        var started = stamp(row, "started_by", "started_at");
        return switch (status) {
            case OPEN, ACKNOWLEDGED, IN_PROGRESS -> active(acknowledged, started);
            case SNOOZED -> new Snoozed(Sql.time(row, "snoozed_until"), active(acknowledged, started));
            case DONE, DISMISSED, RESOLVED ->
                new Closed(
                        status,
                        acknowledged,
                        started,
                        stamp(row, "closed_by", "closed_at"),
                        row.getString("outcome"),
                        row.getString("closed_why"));
        };
    }

    private static Active active(Stamp acknowledged, Stamp started) {
        if (started != null) {
            return new InProgress(acknowledged, started);
        }
        return acknowledged == null ? new Open() : new Acknowledged(acknowledged);
    }

    private static Stamp stamp(ResultSet row, String who, String at) throws SQLException {
        var time = Sql.time(row, at);
        return time == null ? null : new Stamp(row.getString(who), time);
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T parsed(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
