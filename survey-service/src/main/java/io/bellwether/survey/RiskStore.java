package io.bellwether.survey;

import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Severity;
import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.invitation.Risk;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The churn risks that accounts have, by the latest word of churn-risks, whose events come in order. */
@ApplicationScoped
class RiskStore {

    private static final String RAISE = """
            INSERT INTO open_risk (account, indicator, severity, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (account, indicator) DO UPDATE SET (severity, since) = (excluded.severity, excluded.since)
            """;
    private static final String CLEAR = "DELETE FROM open_risk WHERE account = ? AND indicator = ?";
    private static final String OF_ACCOUNT = "SELECT * FROM open_risk WHERE account = ? ORDER BY indicator";

    private final DataSource database;

    RiskStore(DataSource database) {
        this.database = database;
    }

    /** What keeps people from being asked; the most severe where there are several. */
    Optional<Risk> inTheWayOf(Ask ask) throws SQLException {
        try (var connection = database.getConnection()) {
            return Sql.query(connection, RiskStore::risk, OF_ACCOUNT, ask.account()).stream()
                    .filter(risk -> risk.mutes(ask.survey()))
                    .min(Comparator.comparing(Risk::severity));
        }
    }

    static void keep(Connection tx, List<Event> events) throws SQLException {
        var latest = new LinkedHashMap<Key, ChurnRisk>();
        for (var event : events) {
            if (event.fact() instanceof ChurnRisk risk) {
                latest.put(new Key(event.account(), risk.indicator()), risk);
            }
        }
        if (!latest.isEmpty()) {
            write(tx, latest);
        }
    }

    private static void write(Connection tx, Map<Key, ChurnRisk> latest) throws SQLException {
        try (var raise = tx.prepareStatement(RAISE);
                var clear = tx.prepareStatement(CLEAR)) {
            for (var entry : latest.entrySet()) {
                var key = entry.getKey();
                switch (entry.getValue()) {
                    case ChurnRisk.Raised raised -> {
                        Sql.set(raise, key.account(), key.indicator(), nameOf(raised.severity()), raised.since());
                        raise.addBatch();
                    }
                    case ChurnRisk.Cleared _ -> {
                        Sql.set(clear, key.account(), key.indicator());
                        clear.addBatch();
                    }
                }
            }
            raise.executeBatch();
            clear.executeBatch();
        }
    }

    static String nameOf(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static Risk risk(ResultSet row) throws SQLException {
        return new Risk(
                row.getString("indicator"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getObject("since", LocalDate.class));
    }

    private record Key(String account, String indicator) {}
}
