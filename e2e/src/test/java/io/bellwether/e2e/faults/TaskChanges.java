package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.groupingBy;

import io.bellwether.e2e.KafkaSide;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Task.Status;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The history of each task counts from 1 without a gap up to the version that it has; and the topic tells the same
 * changes in the same order, once what was published again is dropped.
 */
final class TaskChanges {

    private static final Set<Status> CLOSED = Set.of(Status.DONE, Status.DISMISSED, Status.RESOLVED);
    private static final String HISTORY = """
            SELECT id::text, task.version, task_change.version, what
            FROM task LEFT JOIN task_change ON task_change.task = task.id
            WHERE account = ANY (?) ORDER BY task.id, task_change.version
            """;

    private record Change(long version, String what) {}

    private final Ground ground;
    private final Recording recording;
    private final Collection<String> accounts;

    TaskChanges(Ground ground, Recording recording, Collection<String> accounts) {
        this.ground = ground;
        this.recording = recording;
        this.accounts = accounts;
    }

    void compare(Differences differences) throws SQLException {
        var histories = histories(differences);
        var told = told(differences);
        told.forEach((task, changes) -> compareSense(task, changes, differences));
        var tasks = new TreeSet<>(histories.keySet());
        tasks.addAll(told.keySet());
        for (var task : tasks) {
            differences.compare(
                    "told of task " + task,
                    told.getOrDefault(task, List.of()).stream()
                            .map(changed -> new Change(changed.version(), changed.change()))
                            .toList(),
                    histories.getOrDefault(task, List.of()));
        }
    }

    private Map<String, List<Change>> histories(Differences differences) throws SQLException {
        var histories = new TreeMap<String, List<Change>>();
        var versions = new TreeMap<String, Long>();
        try (var database = ground.connect(Service.ALERTING);
                var select = database.prepareStatement(HISTORY)) {
            select.setArray(1, database.createArrayOf("text", accounts.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getString(1), row.getLong(2));
                    histories
                            .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new Change(row.getLong(3), row.getString(4)));
                }
            }
        }
        histories.forEach((task, history) -> {
            differences.compare("changes of task " + task, (long) history.size(), versions.get(task));
            differences.compare("last change of task " + task, history.getLast().version(), versions.get(task));
        });
        return histories;
    }

    /** By task, what was published again only once. */
    private Map<String, List<Changed>> told(Differences differences) {
        var events = new LinkedHashMap<String, Event>();
        for (var record : recording.of(Topic.CSM_TASKS)) {
            if (Codec.decode(name -> KafkaSide.header(record, name), record.value()) instanceof Known(var event)) {
                var before = events.putIfAbsent(event.id(), event);
                differences.compare("event " + event.id(), event, before == null ? event : before);
            } else {
                differences.add("no event on the topic of tasks at " + record.partition() + ", " + record.offset());
            }
        }
        return events.values().stream()
                .filter(event -> accounts.contains(event.account()))
                .map(event -> (Changed) event.fact())
                .collect(groupingBy(Changed::task));
    }

    /** A task is raised first and once, is closed while it is not, and opened again while it is. */
    private static void compareSense(String task, List<Changed> changes, Differences differences) {
        boolean closed = false;
        for (var change : changes) {
            boolean first = change.version() == 1;
            boolean closes = CLOSED.contains(change.status());
            boolean makesSense =
                    switch (change.change()) {
                        case "raised" -> first && !closes;
                        case "reopened" -> closed && !closes;
                        case "resolved" -> !first && !closed && closes;
                        default -> !first && closed == closes;
                    };
            if (!makesSense) {
                differences.add("task %s, version %d: %s while it is %s"
                        .formatted(task, change.version(), change.change(), closed ? "closed" : "not closed"));
            }
            closed = closes;
        }
    }
}
