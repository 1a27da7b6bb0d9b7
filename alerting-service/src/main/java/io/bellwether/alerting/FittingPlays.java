package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Severity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Gives tasks the playbook that fits them: new ones, those that got worse, and those that come back. What a person
 * chose stays, and so does what somebody has begun.
 */
@Singleton
class FittingPlays {

    private static final String STANDING = """
            SELECT task, playbook, severity,
                EXISTS (SELECT FROM task_step WHERE task_step.task = task_play.task AND status <> 'open') AS begun
            FROM task_play WHERE task = ANY (?)
            """;

    private final TaskPlays plays;

    FittingPlays(TaskPlays plays) {
        this.plays = plays;
    }

    /**
     * What a task goes by so far.
     *
     * @param chosenFor null where a person chose it
     * @param begun whether a step of it is done or skipped
     */
    private record Standing(String playbook, Severity chosenFor, boolean begun) {

        boolean makesRoom() {
            return chosenFor != null && !begun;
        }

        boolean makesRoomFor(PlaybookStore.Version version) {
            return makesRoom() && !playbook.equals(version.playbook().name());
        }
    }

    /**
     * Follows changes of tasks that are written already.
     *
     * @return by task, what has become of its playbook, in words for its history; of new tasks, nothing
     */
    Map<UUID, String> follow(Connection tx, List<Change> changes) throws SQLException {
        var last = new LinkedHashMap<UUID, Change>();
        changes.forEach(change -> last.put(change.task().id(), change));
        var raised = with(changes, Set.of(Step.RAISED));
        plays.begin(tx, raised.stream().map(id -> last.get(id).task()).toList());
        last.keySet().removeAll(raised);
        last.keySet().retainAll(with(changes, Set.of(Step.REOPENED, Step.UPDATED, Step.WOKEN)));
        return last.isEmpty() ? Map.of() : lookAgain(tx, last, with(changes, Set.of(Step.REOPENED)));
    }

    /** @param back the tasks that were closed before */
    private Map<UUID, String> lookAgain(Connection tx, Map<UUID, Change> changed, Set<UUID> back) throws SQLException {
        var standing = standing(tx, changed.keySet());
        changed.values()
                .removeIf(change -> !back.contains(change.task().id())
                        && !isWorse(change.task(), standing.get(change.task().id())));
        var fitting =
                plays.fitting(tx, changed.values().stream().map(Change::task).toList());
        var told = new HashMap<UUID, String>();
        for (var change : changed.values()) {
            var id = change.task().id();
            var version = fitting.get(id);
            var before = standing.get(id);
            if (version != null && (before == null || before.makesRoomFor(version))) {
                plays.begin(tx, change.task(), version, change.by().at());
                told.put(
                        id,
                        "goes by playbook %s version %d now"
                                .formatted(version.playbook().name(), version.version()));
            } else if (before != null && back.contains(id)) {
                plays.restart(tx, change.task(), change.by().at());
                told.put(id, "the open steps of its playbook begin anew");
            }
        }
        return told;
    }

    private static boolean isWorse(Task task, Standing before) {
        return before != null && before.makesRoom() && task.content().severity().compareTo(before.chosenFor()) < 0;
    }

    private static Set<UUID> with(List<Change> changes, Set<Step> steps) {
        return changes.stream()
                .filter(change -> steps.contains(change.step()))
                .map(change -> change.task().id())
                .collect(toSet());
    }

    private static Map<UUID, Standing> standing(Connection tx, Collection<UUID> tasks) throws SQLException {
        var standing = new HashMap<UUID, Standing>();
        try (var select = tx.prepareStatement(STANDING);
                var row = Sql.bind(select, (Object) tasks.toArray(UUID[]::new)).executeQuery()) {
            while (row.next()) {
                var severity = row.getString("severity");
                standing.put(
                        row.getObject("task", UUID.class),
                        new Standing(
                                row.getString("playbook"),
                                severity == null ? null : Words.parse(Severity.class, severity),
                                row.getBoolean("begun")));
            }
        }
        return standing;
    }
}
