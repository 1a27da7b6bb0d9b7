package io.bellwether.health;

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

/** What is raised, in the database. */
final class RaisedStore {

    private static final String RISK = "risk";
    private static final String OPPORTUNITY = "opportunity";

    private static final String LOAD = "SELECT * FROM raised WHERE account = ANY (?) ORDER BY account, kind, name";
    private static final String DELETE = "DELETE FROM raised WHERE account = ANY (?)";
    private static final String INSERT = """
            INSERT INTO raised
                   (account, kind, name, severity, confidence, evidence, since, raised_on, last_held, said_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private RaisedStore() {}

    static Map<String, Standing> load(Connection connection, Collection<String> accounts) throws SQLException {
        var risks = new HashMap<String, List<Raised>>();
        var opportunities = new HashMap<String, List<Raised>>();
        try (var load = connection.prepareStatement(LOAD)) {
            load.setArray(1, connection.createArrayOf("text", accounts.toArray()));
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

    /** Writes anew what changed: few rows, and only where a standing differs. */
    static void replace(Connection tx, Map<String, Standing> standings) throws SQLException {
        if (standings.isEmpty()) {
            return;
        }
        try (var delete = tx.prepareStatement(DELETE);
                var insert = tx.prepareStatement(INSERT)) {
            delete.setArray(1, tx.createArrayOf("text", standings.keySet().toArray()));
            delete.executeUpdate();
            for (var standing : standings.entrySet()) {
                for (var risk : standing.getValue().risks()) {
                    add(insert, standing.getKey(), RISK, risk);
                }
                for (var opportunity : standing.getValue().opportunities()) {
                    add(insert, standing.getKey(), OPPORTUNITY, opportunity);
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, String account, String kind, Raised raised) throws SQLException {
        insert.setString(1, account);
        insert.setString(2, kind);
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
