package io.bellwether.alerting;

import io.bellwether.alerting.person.Absence;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of absences, in the transaction or connection of whoever calls. */
@Singleton
class AbsenceStore {

    private static final String SAVE = """
            INSERT INTO absence (id, person, first, last, deputy, note) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                (first, last, deputy, note) = (excluded.first, excluded.last, excluded.deputy, excluded.note)
            """;
    private static final String OVERLAPPING =
            "SELECT * FROM absence WHERE person = ? AND id <> ? AND first <= ? AND last >= ? ORDER BY first";

    /** Those that are not over, wherever on earth. */
    List<Absence> since(Connection connection, Instant now) throws SQLException {
        var yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        try (var select = connection.prepareStatement("SELECT * FROM absence WHERE last >= ? ORDER BY first")) {
            return readAll(Sql.bind(select, yesterday));
        }
    }

    /** All of a person, in order of time. */
    List<Absence> of(Connection connection, String person) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM absence WHERE person = ? ORDER BY first")) {
            return readAll(Sql.bind(select, person));
        }
    }

    Optional<Absence> find(Connection connection, String person, UUID id) throws SQLException {
        return of(connection, person).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Another absence of the same person on some of the same days. */
    Optional<Absence> overlapping(Connection tx, Absence absence) throws SQLException {
        try (var select = tx.prepareStatement(OVERLAPPING)) {
            return readAll(Sql.bind(select, absence.person(), absence.id(), absence.to(), absence.from())).stream()
                    .findFirst();
        }
    }

    void save(Connection tx, Absence absence) throws SQLException {
        try (var save = tx.prepareStatement(SAVE)) {
            Sql.bind(
                            save,
                            absence.id(),
                            absence.person(),
                            absence.from(),
                            absence.to(),
                            absence.deputy(),
                            absence.note())
                    .executeUpdate();
        }
    }

    /** Whether there was such an absence. */
    boolean delete(Connection tx, String person, UUID id) throws SQLException {
        try (var delete = tx.prepareStatement("DELETE FROM absence WHERE person = ? AND id = ?")) {
            return Sql.bind(delete, person, id).executeUpdate() > 0;
        }
    }

    private static List<Absence> readAll(PreparedStatement select) throws SQLException {
        var absences = new ArrayList<Absence>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                absences.add(new Absence(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        row.getString("deputy"),
                        row.getString("note")));
            }
        }
        return absences;
    }
}
