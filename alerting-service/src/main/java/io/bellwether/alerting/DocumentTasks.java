package io.bellwether.alerting;

import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
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

    DocumentTasks(PeopleStore people) {
        this.people = people;
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
