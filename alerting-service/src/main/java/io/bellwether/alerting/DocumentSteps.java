package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.calendar.Calendar;
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

/** The plan that a document tells: that of a task, or else what of the one that the document is about is still to come. */
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

    private static final LocalDate EVER = LocalDate.EPOCH;
    /** The plan of the first 90 days has a month for each phase: onboarding, adoption, optimization. */
    private static final int DAYS_OF_A_PHASE = 30;

    private final TaskPlays plays;
    private final Templates templates;
    private final Calendar calendar;
    private final Clock clock;

    DocumentSteps(TaskPlays plays, Templates templates, Calendar calendar, Clock clock) {
        this.plays = plays;
        this.templates = templates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Which plans a document may tell; the most severe task's where there are several.
     *
     * @param playbooks that of the document first: it is told where no task has a plan
     * @param type of tasks whose plan it may tell, whatever their playbook is; null where only the playbook counts
     * @param onceInALife whether it is for the first months of an account, and not to begin again
     */
    record Plans(List<String> playbooks, Task.Type type, boolean onceInALife) {}

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
        var task = goingBy(connection, account.id(), plans, LocalDate.now(clock));
        if (task == null) {
            var planned = planned(connection, account, own, plans.onceInALife(), figures);
            var steps = plans.onceInALife() ? afterWhatWasDone(connection, account, plans, figures, planned) : planned;
            return new Plan(steps, own.success(), source(own));
        }
        var play = plays.find(connection, task).orElseThrow();
        var playbook = play.version().playbook();
        var steps = lines(play, figures);
        return playbook.success().isEmpty()
                ? new Plan(steps, own.success(), source(playbook) + "; criteria: " + source(own))
                : new Plan(steps, playbook.success(), source(playbook));
    }

    private static String source(Playbook playbook) {
        return playbook.source() == null ? "written here" : Figures.escaped(playbook.source());
    }

    private List<Map<String, Object>> lines(TaskPlays.Play play, Map<String, Object> figures) {
        var steps = play.version().playbook().steps();
        return play.steps().stream()
                .map(it -> line(steps.get(it.place() - 1), figures, it.due(), it.status()))
                .toList();
    }

    private List<Map<String, Object>> planned(
            Connection connection, Account account, Playbook playbook, boolean onceInALife, Map<String, Object> figures)
            throws SQLException {
        var csm = plays.person(connection, account.csm());
        var today = csm.dayAt(clock.instant());
        var ahead = onceInALife ? ahead(account, today) : new Ahead(today, today);
        return playbook.dated(ahead.start(), csm.working()).stream()
                .filter(it -> !it.due().isBefore(ahead.first()))
                .map(it -> line(playbook.steps().get(it.place() - 1), figures, it.due(), "planned"))
                .toList();
    }

    /**
     * What of a plan is still to come.
     *
     * @param start the day on which the plan begins, or would have begun
     * @param first the first day of what is to come
     */
    private record Ahead(LocalDate start, LocalDate first) {}

    /** The plan begins with the account; what is older goes on with the part of its phase, which begins today. */
    private Ahead ahead(Account account, LocalDate today) {
        if (account.firstStart() == null) {
            return new Ahead(today, today);
        }
        int over =
                switch (calendar.cadences().phase(account, today)) {
                    case ONBOARDING -> 0;
                    case ADOPTION -> 1;
                    case OPTIMIZATION, RENEWAL -> 2;
                };
        return over == 0
                ? new Ahead(account.firstStart(), today)
                : new Ahead(today.minusDays((long) over * DAYS_OF_A_PHASE), today.plusDays(1));
    }

    /** What was done of the account's last plan stays, and is not planned once more. */
    private List<Map<String, Object>> afterWhatWasDone(
            Connection connection,
            Account account,
            Plans plans,
            Map<String, Object> figures,
            List<Map<String, Object>> planned)
            throws SQLException {
        var before = goingBy(connection, account.id(), plans, EVER);
        if (before == null) {
            return planned;
        }
        var steps = new ArrayList<>(lines(plays.find(connection, before).orElseThrow(), figures));
        steps.removeIf(step -> !step.get("status").equals("done"));
        var done = steps.stream().map(step -> step.get("title")).collect(toSet());
        planned.stream().filter(step -> !done.contains(step.get("title"))).forEach(steps::add);
        return steps;
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

    /** @param since what had its last step before then is over */
    private UUID goingBy(Connection connection, String account, Plans plans, LocalDate since) throws SQLException {
        var names = plans.playbooks().toArray(String[]::new);
        var type = plans.type() == null ? null : Words.of(plans.type());
        try (var select = connection.prepareStatement(GOING_BY);
                var row = Sql.bind(select, account, names, type, since).executeQuery()) {
            return row.next() ? row.getObject("id", UUID.class) : null;
        }
    }
}
