package io.bellwether.alerting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The open tasks of an account in lines of documents. */
@Singleton
class DocumentTasks {

    private static final String OPEN = """
            SELECT * FROM task WHERE account = ? AND closed_at IS NULL ORDER BY rank, due, id LIMIT 50
            """;

    private final PeopleStore people;
    private final EscalationStore escalations;

    DocumentTasks(PeopleStore people, EscalationStore escalations) {
        this.people = people;
        this.escalations = escalations;
    }

    List<Task> open(Connection connection, String account) throws SQLException {
        try (var select = connection.prepareStatement(OPEN)) {
            return TaskRow.readAll(Sql.bind(select, account));
        }
    }

    List<Map<String, Object>> lines(Connection connection, List<Task> tasks) throws SQLException {
        var owners = tasks.stream()
                .map(task -> task.content().owner())
                .filter(owner -> owner != null)
                .distinct()
                .toList();
        var names = people.names(connection, owners);
        return tasks.stream().map(task -> line(task, names)).toList();
    }

    /** Who was drawn in on the tasks, level by level; what was passed over is left out. */
    List<Map<String, Object>> drawnIn(Connection connection, List<Task> tasks) throws SQLException {
        var reached = escalations.of(connection, tasks.stream().map(Task::id).toList());
        reached.values().forEach(views -> views.removeIf(view -> view.passed() || view.slaBreached() != null));
        var told = reached.values().stream()
                .flatMap(List::stream)
                .flatMap(view -> view.told().stream())
                .collect(toSet());
        var names = people.names(connection, told);
        return tasks.stream()
                .flatMap(task ->
                        reached.getOrDefault(task.id(), List.of()).stream().map(view -> line(task, view, names)))
                .toList();
    }

    private static Map<String, Object> line(Task task, EscalationView view, Map<String, String> names) {
        var told = view.told().stream().map(id -> names.getOrDefault(id, id)).collect(joining(", "));
        return Map.of(
                "since", LocalDate.ofInstant(view.at(), ZoneOffset.UTC),
                "level", Figures.escaped(view.level()),
                "told", told.isEmpty() ? "nobody" : Figures.escaped(told),
                "why", Figures.escaped(view.why()),
                "task", Figures.escaped(task.content().title()));
    }

    /** @param names of owners by id; of those who are not written down, the id is all that is known */
    private static Map<String, Object> line(Task task, Map<String, String> names) {
        var content = task.content();
        var owner = content.owner();
        Map<String, Object> line = new TreeMap<>();
        line.put("id", task.id());
        line.put("status", Words.of(task.state().status()));
        line.put("title", Figures.escaped(content.title()));
        line.put("evidence", Figures.escaped(content.explanation().evidence()));
        line.put("severity", Words.of(content.severity()));
        line.put("since", content.since());
        line.put("due", content.due());
        line.put("owner", owner == null ? Figures.UNKNOWN : Figures.escaped(names.getOrDefault(owner, owner)));
        return line;
    }
}
