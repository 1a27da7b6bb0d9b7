package io.bellwether.health;

import static java.util.stream.Collectors.partitioningBy;

import io.bellwether.events.Severity;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.verdict.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is raised, in the database. */
final class RaisedStore {

    private static final String RISK = "risk";
    private static final String OPPORTUNITY = "opportunity";

    private static final String LOAD = "SELECT * FROM raised WHERE account = ANY (?)";
    private static final String DELETE = "DELETE FROM raised WHERE account = ANY (?)";
    private static final String INSERT = """
            INSERT INTO raised
                   (account, kind, name, severity, confidence, evidence, since, raised_on, last_held, said_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String HOLD = """
            UPDATE raised SET last_held = date 'epoch' + held.last_held
              FROM unnest(?::text[], ?::text[], ?::text[], ?::int[]) AS held (account, kind, name, last_held)
             WHERE raised.account = held.account AND raised.kind = held.kind AND raised.name = held.name
            """;

    private RaisedStore() {}

    static Map<String, Standing> load(Connection connection, Collection<String> accounts) throws SQLException {
        var risks = new HashMap<String, List<Raised>>();
        var opportunities = new HashMap<String, List<Raised>>();
        try (var load = connection.prepareStatement(LOAD)) {
            load.setArray(1, connection.createArrayOf("text", accounts.toArray(String[]::new)));
            try (var row = load.executeQuery()) {
                while (row.next()) {
                    var to = row.getString("kind").equals(RISK) ? risks : opportunities;
                    to.computeIfAbsent(row.getString("account"), _ -> new ArrayList<>())
                            .add(raised(row));
                }
            }
        }
        var standings = new HashMap<String, Standing>();
        for (var account : accounts) {
            standings.put(
                    account,
                    new Standing(
                            risks.getOrDefault(account, List.of()), opportunities.getOrDefault(account, List.of())));
        }
        return standings;
    }

    /** What was raised for an account, and what is. */
    record Change(String account, Standing before, Standing after) {

        /** That all of it still holds is by far the most that a day brings. */
        private boolean onlyHeldOn() {
            return before.equalsButForDays(after);
        }
    }

    static void write(Connection tx, List<Change> changes) throws SQLException {
        var byWhatChanged = changes.stream().collect(partitioningBy(Change::onlyHeldOn));
        hold(tx, byWhatChanged.get(true));
        replace(tx, byWhatChanged.get(false));
    }

    private static void hold(Connection tx, List<Change> changes) throws SQLException {
        var held = changes.stream().flatMap(RaisedStore::rows).toList();
        if (!held.isEmpty()) {
            try (var hold = tx.prepareStatement(HOLD)) {
                var columns = new Columns<>(hold, 1, held);
                columns.add("text", Row::account);
                columns.add("text", Row::kind);
                columns.add("text", row -> row.raised().name());
                columns.add(
                        "int", row -> Math.toIntExact(row.raised().lastHeld().toEpochDay()));
                hold.executeUpdate();
            }
        }
    }

    private static void replace(Connection tx, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var delete = tx.prepareStatement(DELETE);
                var insert = tx.prepareStatement(INSERT)) {
            var accounts = changes.stream().map(Change::account).toArray(String[]::new);
            delete.setArray(1, tx.createArrayOf("text", accounts));
            delete.executeUpdate();
            for (var row : changes.stream().flatMap(RaisedStore::rows).toList()) {
                add(insert, row);
            }
            insert.executeBatch();
        }
    }

    private record Row(String account, String kind, Raised raised) {}

    private static Stream<Row> rows(Change change) {
        return Stream.concat(
                change.after().risks().stream().map(risk -> new Row(change.account(), RISK, risk)),
                change.after().opportunities().stream()
                        .map(opportunity -> new Row(change.account(), OPPORTUNITY, opportunity)));
    }

    private static void add(PreparedStatement insert, Row row) throws SQLException {
        var raised = row.raised();
        insert.setString(1, row.account());
        insert.setString(2, row.kind());
        insert.setString(3, raised.name());
        insert.setString(4, raised.severity() == null ? null : raised.severity().name());
        insert.setObject(5, Double.isNaN(raised.confidence()) ? null : raised.confidence(), Types.DOUBLE);
        insert.setString(6, raised.evidence());
        insert.setObject(7, raised.since());
        insert.setObject(8, raised.raisedOn());
        insert.setObject(9, raised.lastHeld());
        insert.setObject(10, raised.saidOn());
        insert.addBatch();
    }

    private static Raised raised(ResultSet row) throws SQLException {
        var severity = row.getString("severity");
        var confidence = row.getObject("confidence", Double.class);
        return new Raised(
                row.getString("name"),
                severity == null ? null : Severity.valueOf(severity),
                confidence == null ? Double.NaN : confidence,
                row.getString("evidence"),
                row.getObject("since", LocalDate.class),
                row.getObject("raised_on", LocalDate.class),
                row.getObject("last_held", LocalDate.class),
                row.getObject("said_on", LocalDate.class));
    }
}
