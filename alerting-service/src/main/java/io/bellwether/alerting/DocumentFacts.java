package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.play.Playbook;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What documents tell of an account beside its single figures: tasks, goals, and the steps of a playbook. */
@Singleton
class DocumentFacts {

    private static final String OPEN = """
            SELECT * FROM task WHERE account = ? AND closed_at IS NULL ORDER BY rank, due, id LIMIT 50
            """;
    private static final String GOING_BY = """
            SELECT id FROM task JOIN task_play ON task = id
            WHERE account = ? AND playbook = ANY (?) ORDER BY closed_at IS NOT NULL, created_at DESC LIMIT 1
            """;

    private final TaskPlays plays;
    private final Templates templates;
    private final Clock clock;

    DocumentFacts(TaskPlays plays, Templates templates, Clock clock) {
        this.clock = clock;
        this.plays = plays;
        this.templates = templates;
    }

    /**
     * What a document is filled with.
     *
     * @param playbooks whose steps it tells, where a task goes by one of them; else the first of them, from a start
     */
    Map<String, Object> of(Connection connection, Account account, List<String> playbooks) throws SQLException {
        var facts = new TreeMap<>(Figures.of(account, LocalDate.now(clock)));
        var tasks = open(connection, account.id());
        facts.put("tasks", lines(tasks));
        facts.put("risks", lines(of(tasks, io.bellwether.events.Task.Type.CHURN_RISK)));
        facts.put("opportunities", lines(of(tasks, io.bellwether.events.Task.Type.EXPANSION)));
        facts.put("goals", goals(account));
        facts.put("milestones", milestones(account));
        facts.put("since", account.firstStart() == null ? Figures.UNKNOWN : account.firstStart());
        addSteps(connection, account, playbooks, facts);
        return facts;
    }

    private void addSteps(Connection connection, Account account, List<String> playbooks, Map<String, Object> facts)
            throws SQLException {
        var figures = Map.copyOf(facts);
        var steps = new ArrayList<Map<String, Object>>();
        var task = goingBy(connection, account.id(), playbooks);
        Playbook playbook;
        if (task == null) {
            playbook =
                    plays.latest(connection, playbooks.getFirst()).orElseThrow().playbook();
            var csm = plays.person(connection, account.csm());
            var start = csm.dayAt(clock.instant());
            for (var step : playbook.steps()) {
                steps.add(line(step, figures, step.due(start, csm.working()), "planned"));
            }
        } else {
            var play = plays.find(connection, task).orElseThrow();
            playbook = play.version().playbook();
            for (var it : play.steps()) {
                steps.add(line(playbook.steps().get(it.number() - 1), figures, it.due(), it.status()));
            }
        }
        facts.put("steps", steps);
        facts.put("success", playbook.success());
    }

    private Map<String, Object> line(Playbook.Step step, Map<String, Object> figures, LocalDate due, String status) {
        var title = templates.render(step.title(), figures);
        return Map.of("title", title, "owner", step.owner(), "due", due, "status", status);
    }

    private static UUID goingBy(Connection connection, String account, List<String> playbooks) throws SQLException {
        try (var select = connection.prepareStatement(GOING_BY);
                var row = Sql.bind(select, account, playbooks.toArray(String[]::new))
                        .executeQuery()) {
            return row.next() ? row.getObject("id", UUID.class) : null;
        }
    }

    private static List<Task> open(Connection connection, String account) throws SQLException {
        try (var select = connection.prepareStatement(OPEN)) {
            return TaskRow.readAll(Sql.bind(select, account));
        }
    }

    private static List<Task> of(List<Task> tasks, io.bellwether.events.Task.Type type) {
        return tasks.stream().filter(task -> task.identity().type() == type).toList();
    }

    private static List<Map<String, Object>> lines(List<Task> tasks) {
        return tasks.stream()
                .map(task -> {
                    var content = task.content();
                    Map<String, Object> line = new TreeMap<>();
                    line.put("title", Figures.escaped(content.title()));
                    line.put("evidence", Figures.escaped(content.explanation().evidence()));
                    line.put("severity", Words.of(content.severity()));
                    line.put("since", content.since());
                    line.put("due", content.due());
                    line.put("owner", content.owner() == null ? Figures.UNKNOWN : Figures.escaped(content.owner()));
                    return line;
                })
                .toList();
    }

    private static List<Map<String, Object>> milestones(Account account) {
        return account.page().all(Item.MILESTONE).entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "name",
                        entry.getKey(),
                        "day",
                        entry.getValue().at().toString().substring(0, 10)))
                .toList();
    }

    private static List<Map<String, Object>> goals(Account account) {
        return account.page().all(Item.GOAL).entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "name",
                        Figures.escaped(entry.getKey()),
                        "state",
                        entry.getValue().value()))
                .toList();
    }
}
