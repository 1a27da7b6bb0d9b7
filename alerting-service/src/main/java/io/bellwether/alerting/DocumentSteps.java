package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.play.Playbook;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The plan that a document tells: that of a task, or else the one that the document is about, as it would be today. */
@Singleton
class DocumentSteps {

    // What is open comes first. A plan goes on after its task was closed (that of a risk that is over), but not beyond
    // its last step: what was planned a year ago is no plan.
    private static final String GOING_BY = """
            SELECT id FROM task JOIN task_play ON task_play.task = task.id
            WHERE account = ? AND (playbook = ANY (?) OR task.type = ?)
              AND (closed_at IS NULL OR EXISTS (SELECT FROM task_step WHERE task_step.task = task.id AND due >= ?))
            ORDER BY closed_at IS NOT NULL, task.severity, created_at DESC LIMIT 1
            """;

    private final TaskPlays plays;
    private final Templates templates;
    private final Clock clock;

    DocumentSteps(TaskPlays plays, Templates templates, Clock clock) {
        this.plays = plays;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Which plans a document may tell; the most severe task's where there are several.
     *
     * @param playbooks that of the document first: it is told where no task has a plan
     * @param type of tasks whose plan it may tell, whatever their playbook is; null where only the playbook counts
     */
    record Plans(List<String> playbooks, Task.Type type) {}

    /**
     * Lines of a plan.
     *
     * @param success how to see that it succeeds
     * @param source where the steps, and the criteria where they are others', come from
     */
    record Plan(List<Map<String, Object>> steps, List<String> success, String source) {}

    /**
     * The plan of an account; where it does not say how to see that it succeeds, the document's own criteria hold.
     */
    Plan of(Connection connection, Account account, Plans plans, Map<String, Object> figures) throws SQLException {
        var own = plays.latest(connection, plans.playbooks().getFirst())
                .orElseThrow()
                .playbook();
        var task = goingBy(connection, account.id(), plans);
        if (task == null) {
            return new Plan(planned(connection, account, own, figures), own.success(), source(own));
        }
        var play = plays.find(connection, task).orElseThrow();
        var playbook = play.version().playbook();
        var steps = new ArrayList<Map<String, Object>>();
        for (var it : play.steps()) {
            steps.add(line(playbook.steps().get(it.place() - 1), figures, it.due(), it.status()));
        }
        return playbook.success().isEmpty()
                ? new Plan(steps, own.success(), source(playbook) + "; criteria: " + source(own))
                : new Plan(steps, playbook.success(), source(playbook));
    }

    private static String source(Playbook playbook) {
        return playbook.source() == null ? "written here" : Figures.escaped(playbook.source());
    }

    private List<Map<String, Object>> planned(
            Connection connection, Account account, Playbook playbook, Map<String, Object> figures)
            throws SQLException {
        var csm = plays.person(connection, account.csm());
        var start = csm.dayAt(clock.instant());
        return playbook.dated(start, csm.working()).stream()
                .map(it -> line(playbook.steps().get(it.place() - 1), figures, it.due(), "planned"))
                .toList();
    }

    private Map<String, Object> line(Playbook.Step step, Map<String, Object> figures, LocalDate due, String status) {
        return Map.of(
                "title",
                cell(step.title(), figures),
                "owner",
                step.owner(),
                "due",
                due,
                "status",
                status,
                "says",
                step.says() == null ? "" : cell(step.says(), figures));
    }

    /** In one line, as a table needs it. */
    private String cell(String template, Map<String, Object> figures) {
        return templates.render(template, figures).strip().replaceAll("\\s+", " ");
    }

    private UUID goingBy(Connection connection, String account, Plans plans) throws SQLException {
        var names = plans.playbooks().toArray(String[]::new);
        var type = plans.type() == null ? null : Words.of(plans.type());
        try (var select = connection.prepareStatement(GOING_BY);
                var row = Sql.bind(select, account, names, type, LocalDate.now(clock))
                        .executeQuery()) {
            return row.next() ? row.getObject("id", UUID.class) : null;
        }
    }
}
