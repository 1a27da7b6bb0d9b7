package io.bellwether.alerting;

import io.bellwether.alerting.decide.Finding;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** What was decided, and why: the rows of table {@code decision}. */
@Singleton
class DecisionLog {

    private static final String ADD = """
            INSERT INTO decision
                (account, day, type, reason, outcome, why, severity, task, path, first_at, last_at, times)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (account, day, type, reason, outcome, why) DO UPDATE SET
                (severity, task, path, last_at, times) = (excluded.severity, excluded.task, excluded.path,
                 greatest(decision.last_at, excluded.last_at), decision.times + excluded.times)
            """;
    private static final String FORGET = """
            DELETE FROM decision WHERE id IN (
                SELECT id FROM decision WHERE last_at < ? LIMIT 10000 FOR UPDATE SKIP LOCKED)
            """;

    private record Key(Object identity, String outcome, String why) {}

    /** Those of a batch that are alike are one row. */
    private record Counted(Sitting.Decided last, int times) {
        Counted plus(Counted later) {
            return new Counted(later.last, times + later.times);
        }
    }

    void add(Connection tx, Collection<Sitting.Decided> decided, Instant now) throws SQLException {
        var rows = new LinkedHashMap<Key, Counted>();
        for (var it : decided) {
            var outcome = it.outcome();
            var key = new Key(
                    it.signal().identity(), outcome.word(), outcome.decisive().reason());
            rows.merge(key, new Counted(it, 1), Counted::plus);
        }
        try (var add = tx.prepareStatement(ADD)) {
            for (var row : rows.values()) {
                bind(add, row, now).addBatch();
            }
            add.executeBatch();
        }
    }

    private static PreparedStatement bind(PreparedStatement add, Counted row, Instant now) throws SQLException {
        Signal signal = row.last().signal();
        Outcome outcome = row.last().outcome();
        var identity = signal.identity();
        return Sql.bind(
                add,
                identity.account(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                Words.of(identity.type()),
                identity.reason(),
                outcome.word(),
                outcome.decisive().reason(),
                signal instanceof Raised raised ? Words.of(raised.severity()) : null,
                outcome instanceof Acts acts ? acts.change().task().id() : null,
                JsonColumn.write(found(outcome.path())),
                Sql.time(now),
                Sql.time(now),
                row.times());
    }

    private static List<DecisionView.Found> found(List<Finding> path) {
        return path.stream().map(DecisionView.Found::of).toList();
    }

    /** Newest first. */
    List<DecisionView> page(Connection connection, Where where, int limit) throws SQLException {
        var sql = "SELECT * FROM decision" + where.sql() + " ORDER BY last_at DESC, id DESC LIMIT " + limit;
        var page = new ArrayList<DecisionView>();
        try (var select = connection.prepareStatement(sql);
                var row = Sql.bind(select, where.values()).executeQuery()) {
            while (row.next()) {
                page.add(DecisionView.read(row));
            }
        }
        return page;
    }

    /** Some of what was decided last before a time. */
    int forget(Connection tx, Instant before) throws SQLException {
        try (var delete = tx.prepareStatement(FORGET)) {
            return Sql.bind(delete, Sql.time(before)).executeUpdate();
        }
    }
}
