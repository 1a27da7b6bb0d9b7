package io.bellwether.alerting;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.play.Choice;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The playbooks that tasks go by, and their steps. */
@Singleton
class TaskPlays {

    private static final String BEGIN =
            "INSERT INTO task_play (task, playbook, version, started, severity) VALUES (?, ?, ?, ?, ?::severity) "
                    + "ON CONFLICT DO NOTHING";
    private static final String STAYS = "UPDATE task_play SET severity = NULL WHERE task = ?";
    private static final String RESTART = "UPDATE task_play SET started = ? WHERE task = ?";

    private static final String CONFIDENCES = """
            SELECT account, renewal_confidence FROM account
            WHERE account = ANY (?) AND renewal_confidence IS NOT NULL
            """;

    private final PlaybookStore playbooks;
    private final PeopleStore people;
    private final Calendar calendar;

    TaskPlays(PlaybookStore playbooks, PeopleStore people, Calendar calendar) {
        this.playbooks = playbooks;
        this.people = people;
        this.calendar = calendar;
    }

    /** What a task goes by. */
    record Play(PlaybookStore.Version version, LocalDate started, List<TaskSteps.Progress> steps) {}

    /** Gives each of the new tasks the playbook that fits it, where one does. */
    void begin(Connection tx, Collection<Task> tasks) throws SQLException {
        var fitting = fitting(tx, tasks);
        var started =
                tasks.stream().filter(task -> fitting.containsKey(task.id())).toList();
        var owners = owners(tx, started);
        for (var task : started) {
            var owner = task.content().owner();
            var person = owner == null ? Person.unknown("") : owners.getOrDefault(owner, Person.unknown(owner));
            begin(tx, task, fitting.get(task.id()), person, task.createdAt());
        }
    }

    /** By task, the playbook that fits it by now; those that none fits are absent. */
    Map<UUID, PlaybookStore.Version> fitting(Connection tx, Collection<Task> tasks) throws SQLException {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        var choices = playbooks.choices(tx).map(PlaybookStore.Choices::choices).orElse(List.of());
        var latest =
                playbooks.latest(tx).stream().collect(toMap(it -> it.playbook().name(), it -> it));
        var confidences = confidences(tx, tasks);
        var fitting = new HashMap<UUID, PlaybookStore.Version>();
        for (var task : tasks) {
            fitting(of(task, confidences), choices)
                    .map(latest::get)
                    .ifPresent(version -> fitting.put(task.id(), version));
        }
        return fitting;
    }

    /** By id, the owners of the tasks who are known: how they work tells when steps are due. */
    private Map<String, Person> owners(Connection tx, Collection<Task> tasks) throws SQLException {
        var ids = tasks.stream()
                .map(task -> task.content().owner())
                .filter(Objects::nonNull)
                .collect(toSet());
        return ids.isEmpty() ? Map.of() : people.byIds(tx, ids).stream().collect(toMap(Person::id, it -> it));
    }

    /** What a new task would go by; null where no playbook fits. */
    PlaybookStore.Version fitting(Connection connection, Task task) throws SQLException {
        var choices = playbooks
                .choices(connection)
                .map(PlaybookStore.Choices::choices)
                .orElse(List.of());
        var name = fitting(of(task, confidences(connection, List.of(task))), choices);
        return name.isEmpty() ? null : latest(connection, name.get()).orElse(null);
    }

    private static Optional<String> fitting(Choice.Case it, List<Choice> choices) {
        return choices.stream().filter(choice -> choice.fits(it)).findFirst().map(Choice::playbook);
    }

    /** What a person chose, instead of what it went by so far; nothing else takes its place by itself. */
    void replace(Connection tx, Task task, PlaybookStore.Version version, Instant now) throws SQLException {
        begin(tx, task, version, now);
        try (var stays = tx.prepareStatement(STAYS)) {
            Sql.bind(stays, task.id()).execute();
        }
    }

    /** Instead of what it went by so far, if anything. */
    void begin(Connection tx, Task task, PlaybookStore.Version version, Instant now) throws SQLException {
        try (var delete = tx.prepareStatement("DELETE FROM task_play WHERE task = ?")) {
            Sql.bind(delete, task.id()).execute();
        }
        begin(tx, task, version, person(tx, task.content().owner()), now);
    }

    /** Its open steps are due as if they began now. */
    void restart(Connection tx, Task task, Instant now) throws SQLException {
        var play = find(tx, task.id()).orElseThrow();
        var owner = person(tx, task.content().owner());
        var day = owner.dayAt(now);
        try (var restart = tx.prepareStatement(RESTART)) {
            Sql.bind(restart, day, task.id()).execute();
        }
        TaskSteps.restart(tx, task.id(), play.steps(), play.version().playbook().dated(day, owner.working()));
    }

    /** How somebody works: those that are not known, and nobody (null), at usual times in UTC. */
    Person person(Connection connection, String id) throws SQLException {
        return id == null ? Person.unknown("") : people.find(connection, id).orElseGet(() -> Person.unknown(id));
    }

    private static void begin(Connection tx, Task task, PlaybookStore.Version version, Person owner, Instant now)
            throws SQLException {
        var day = owner.dayAt(now);
        var playbook = version.playbook();
        var severity = Words.of(task.content().severity());
        try (var begin = tx.prepareStatement(BEGIN)) {
            Sql.bind(begin, task.id(), playbook.name(), version.version(), day, severity)
                    .execute();
        }
        TaskSteps.begin(tx, task.id(), playbook.dated(day, owner.working()));
    }

    Optional<PlaybookStore.Version> latest(Connection connection, String playbook) throws SQLException {
        return playbooks.find(connection, playbook, null);
    }

    /**
     * Which state of a task it is.
     *
     * @param account that it is of
     */
    record Known(String account, long version) {}

    Optional<Known> known(Connection connection, UUID task) throws SQLException {
        try (var select = connection.prepareStatement("SELECT account, version FROM task WHERE id = ?");
                var row = Sql.bind(select, task).executeQuery()) {
            return row.next()
                    ? Optional.of(new Known(row.getString("account"), row.getLong("version")))
                    : Optional.empty();
        }
    }

    Optional<Play> find(Connection connection, UUID task) throws SQLException {
        String name;
        int version;
        LocalDate started;
        try (var select = connection.prepareStatement("SELECT * FROM task_play WHERE task = ?");
                var row = Sql.bind(select, task).executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            name = row.getString("playbook");
            version = row.getInt("version");
            started = row.getObject("started", LocalDate.class);
        }
        var found = playbooks.find(connection, name, version).orElseThrow();
        return Optional.of(new Play(found, started, TaskSteps.of(connection, task)));
    }

    /** By account, how confident we are of its renewal, where that was told. */
    private static Map<String, Double> confidences(Connection connection, Collection<Task> tasks) throws SQLException {
        var confidences = new HashMap<String, Double>();
        var accounts = tasks.stream().map(task -> task.identity().account()).distinct();
        try (var select = connection.prepareStatement(CONFIDENCES);
                var row = Sql.bind(select, (Object) accounts.toArray(String[]::new))
                        .executeQuery()) {
            while (row.next()) {
                confidences.put(row.getString("account"), row.getDouble("renewal_confidence"));
            }
        }
        return confidences;
    }

    private Choice.Case of(Task task, Map<String, Double> confidences) {
        var content = task.content();
        var type = Words.of(task.identity().type());
        var band = content.explanation().band();
        return new Choice.Case(
                type,
                task.identity().reason(),
                Words.of(content.severity()),
                band == null ? null : Words.of(band),
                content.customer().segment(),
                calendar.cadences().plans().get(type),
                confidences.get(task.identity().account()));
    }
}
