package io.bellwether.alerting;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of people, in the transaction or connection of whoever calls. */
@Singleton
class PeopleStore {

    private static final String SAVE = """
            INSERT INTO person (id, name, email, role, manager, zone, work_days, work_from, work_to, holidays)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                (name, email, role, manager, zone, work_days, work_from, work_to, holidays) =
                (excluded.name, excluded.email, excluded.role, excluded.manager, excluded.zone, excluded.work_days,
                 excluded.work_from, excluded.work_to, excluded.holidays)
            """;
    private static final String IS_STRANGER = """
            SELECT EXISTS (SELECT FROM person) AND NOT EXISTS (SELECT FROM person WHERE id = ?)
            """;
    private static final String PAGE = """
            SELECT * FROM person WHERE id > ? AND (?::text IS NULL OR role = ?) ORDER BY id LIMIT ?
            """;

    private static final String ZONES_OF_OWNERS =
            "SELECT task.id, zone FROM task JOIN person ON person.id = owner WHERE task.id = ANY (?)";

    Optional<Person> find(Connection connection, String id) throws SQLException {
        return byIds(connection, List.of(id)).stream().findFirst();
    }

    /** Locked until the transaction ends. */
    Optional<Person> lock(Connection tx, String id) throws SQLException {
        try (var select = tx.prepareStatement("SELECT * FROM person WHERE id = ? FOR UPDATE")) {
            return readAll(Sql.bind(select, id)).stream().findFirst();
        }
    }

    /** Whether people are written down, but not this one. */
    boolean isStranger(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(IS_STRANGER);
                var row = Sql.bind(select, id).executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Those of the ids that are known, in order of their ids. */
    List<Person> byIds(Connection connection, Collection<String> ids) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM person WHERE id = ANY (?) ORDER BY id")) {
            return readAll(Sql.bind(select, (Object) ids.toArray(String[]::new)));
        }
    }

    /** By id, the names of those who are known. */
    Map<String, String> names(Connection connection, Collection<String> ids) throws SQLException {
        return byIds(connection, ids).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    /** By task, where its owner is; those of nobody who is known are left out. */
    Map<UUID, ZoneId> zonesOfOwners(Connection connection, Collection<UUID> tasks) throws SQLException {
        var zones = new HashMap<UUID, ZoneId>();
        try (var select = connection.prepareStatement(ZONES_OF_OWNERS);
                var row = Sql.bind(select, (Object) tasks.toArray(UUID[]::new)).executeQuery()) {
            while (row.next()) {
                zones.put(row.getObject("id", UUID.class), ZoneId.of(row.getString("zone")));
            }
        }
        return zones;
    }

    /** In which people are. */
    Set<ZoneId> zones(Connection connection) throws SQLException {
        var zones = new HashSet<ZoneId>();
        try (var select = connection.prepareStatement("SELECT DISTINCT zone FROM person");
                var row = select.executeQuery()) {
            while (row.next()) {
                zones.add(ZoneId.of(row.getString("zone")));
            }
        }
        return zones;
    }

    List<Person> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM person")) {
            return readAll(select);
        }
    }

    List<Person> byRole(Connection connection, String role) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM person WHERE role = ? ORDER BY id")) {
            return readAll(Sql.bind(select, role));
        }
    }

    /**
     * In order of their ids.
     *
     * @param role null for people of any
     * @param after the id of the last one that is known already, or empty
     */
    List<Person> page(Connection connection, String role, String after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(PAGE)) {
            return readAll(Sql.bind(select, after, role, role, limit));
        }
    }

    void save(Connection connection, Person person) throws SQLException {
        var working = person.working();
        try (var save = connection.prepareStatement(SAVE)) {
            Sql.bind(
                            save,
                            person.id(),
                            person.name(),
                            person.email(),
                            person.role(),
                            person.manager(),
                            person.zone().getId(),
                            working.days().stream()
                                    .sorted()
                                    .map(DayOfWeek::name)
                                    .toArray(String[]::new),
                            working.from(),
                            working.to(),
                            working.holidays().stream()
                                    .sorted()
                                    .map(Date::valueOf)
                                    .toArray(Date[]::new))
                    .executeUpdate();
        }
    }

    /** Whether there was such a person. */
    boolean delete(Connection connection, String id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM person WHERE id = ?")) {
            return Sql.bind(delete, id).executeUpdate() > 0;
        }
    }

    private static List<Person> readAll(PreparedStatement select) throws SQLException {
        var people = new ArrayList<Person>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                people.add(read(row));
            }
        }
        return people;
    }

    private static Person read(ResultSet row) throws SQLException {
        var days = (String[]) row.getArray("work_days").getArray();
        var holidays = (Date[]) row.getArray("holidays").getArray();
        return new Person(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("role"),
                row.getString("manager"),
                ZoneId.of(row.getString("zone")),
                new WorkingTime(
                        Arrays.stream(days).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                        row.getObject("work_from", LocalTime.class),
                        row.getObject("work_to", LocalTime.class),
                        Arrays.stream(holidays).map(Date::toLocalDate).collect(Collectors.toSet())));
    }
}
