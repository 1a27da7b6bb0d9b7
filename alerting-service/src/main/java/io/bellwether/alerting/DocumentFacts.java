package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.escalate.Ladder;
import io.bellwether.alerting.escalate.Level;
import io.bellwether.alerting.escalate.Stretch;
import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What documents tell of an account beside its single figures: tasks, goals, a plan, and who is drawn in when. */
@Singleton
class DocumentFacts {

    /** As the calendar names the task that comes when an account leaves. */
    private static final String WIN_BACK = "win-back";

    private static final int MOST_IN_FOCUS = 5;

    private final DocumentSteps steps;
    private final DocumentTasks tasks;
    private final PeopleStore people;
    private final Ladder ladder;
    private final Clock clock;

    DocumentFacts(DocumentSteps steps, DocumentTasks tasks, PeopleStore people, Ladder ladder, Clock clock) {
        this.steps = steps;
        this.tasks = tasks;
        this.people = people;
        this.ladder = ladder;
        this.clock = clock;
    }

    /**
     * What a document is filled with.
     *
     * @param plans whose steps it tells
     */
    Map<String, Object> of(Connection connection, Account account, DocumentSteps.Plans plans) throws SQLException {
        var facts = new TreeMap<>(Figures.of(account, LocalDate.now(clock)));
        if (account.csm() != null) {
            var name = people.names(connection, List.of(account.csm())).get(account.csm());
            facts.put("csm", Figures.escaped(name == null ? account.csm() : name));
        }
        var open = tasks.open(connection, account.id());
        facts.put("tasks", tasks.lines(connection, open));
        var risks = of(open, io.bellwether.events.Task.Type.CHURN_RISK);
        facts.put("risks", tasks.lines(connection, risks));
        facts.put("drawnIn", tasks.drawnIn(connection, risks));
        facts.put("opportunities", tasks.lines(connection, of(open, io.bellwether.events.Task.Type.EXPANSION)));
        facts.put("winBack", tasks.lines(connection, ofWinBack(open)));
        facts.put("leftOn", account.churnedOn() == null ? Figures.UNKNOWN : account.churnedOn());
        facts.put("goals", Achievements.goals(account));
        facts.put("value", Achievements.value(account));
        facts.put("milestones", Achievements.milestones(account));
        facts.put("blockers", Achievements.blockers(account));
        facts.put("focus", Achievements.next(account).limit(MOST_IN_FOCUS).toList());
        facts.put("since", account.firstStart() == null ? Figures.UNKNOWN : account.firstStart());
        facts.put("escalation", escalation());
        var plan = steps.of(connection, account, plans, Map.copyOf(facts));
        facts.put("steps", plan.steps());
        facts.put("success", plan.success());
        facts.put("source", plan.source());
        return facts;
    }

    private List<Map<String, Object>> escalation() {
        return Stretch.of(ladder).stream()
                .map(stretch -> {
                    Map<String, Object> line = new TreeMap<>();
                    line.put("from", stretch.from());
                    line.put("to", stretch.to());
                    line.put("who", who(stretch.level()));
                    return line;
                })
                .toList();
    }

    private static String who(Level level) {
        return level.roles().isEmpty() ? level.name() : "with " + String.join(" and ", level.roles());
    }

    private static List<Task> ofWinBack(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> task.identity().type() == io.bellwether.events.Task.Type.RENEWAL)
                .filter(task -> task.identity().reason().equals(WIN_BACK))
                .toList();
    }

    private static List<Task> of(List<Task> tasks, io.bellwether.events.Task.Type type) {
        return tasks.stream().filter(task -> task.identity().type() == type).toList();
    }
}
