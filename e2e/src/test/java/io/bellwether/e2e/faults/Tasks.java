package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.e2e.faults.OpenTasks.Open;
import io.bellwether.quickstart.Service;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * There is one task that is not closed for each risk and opportunity of each account, as severe, and none else; and of all that
 * there ever was for the same account, kind and reason, each has a number of its own and only the newest is not closed.
 */
final class Tasks {

    private static final Set<String> OF_HEALTH = Set.of(Told.RISK, Told.OPPORTUNITY);
    private static final Set<String> CLOSED = Set.of("done", "dismissed", "resolved");

    private final Ground ground;
    private final Fleet fleet;
    private final Api api;
    private final Recording recording;
    private final Collection<String> accounts;

    Tasks(Ground ground, Fleet fleet, Api api, Recording recording, Collection<String> accounts) {
        this.ground = ground;
        this.fleet = fleet;
        this.api = api;
        this.recording = recording;
        this.accounts = accounts;
    }

    void compare(Differences differences) throws SQLException {
        var health = fleet.ready(Service.HEALTH).url();
        var alerting = fleet.ready(Service.ALERTING).url();
        var told = Told.in(recording);
        try (var database = ground.connect(Service.ALERTING)) {
            for (var account : accounts) {
                var tasks = tasks(alerting, account);
                compareOccurrences(account, tasks, differences);
                var open = tasks.stream()
                        .filter(task -> OF_HEALTH.contains(text(task, "type")) && !isClosed(task))
                        .toList();
                var said = api.ask(health, Scores.path(account) + "/health");
                var expected = new OpenTasks(account, said, told, open, differences).expected(database);
                differences.compare(
                        account + ", open tasks",
                        open.stream().map(Open::of).sorted().toList(),
                        List.copyOf(expected));
            }
        }
    }

    /** Of every status. */
    private List<JsonNode> tasks(URI alerting, String account) {
        var tasks = new ArrayList<JsonNode>();
        var next = "/v1/tasks?status=all&limit=200&account=" + account;
        while (next != null) {
            var page = api.ask(alerting, next);
            page.path("tasks").forEach(tasks::add);
            next = page.path("next").textValue();
        }
        return tasks;
    }

    private static void compareOccurrences(String account, List<JsonNode> tasks, Differences differences) {
        var byIdentity = tasks.stream().collect(groupingBy(task -> text(task, "type") + " " + text(task, "reason")));
        byIdentity.forEach((identity, same) -> {
            var what = account + ", " + identity;
            var numbers = same.stream()
                    .map(task -> task.path("occurrence").intValue())
                    .sorted()
                    .toList();
            differences.compare(
                    what + ", occurrences",
                    numbers,
                    IntStream.rangeClosed(1, same.size()).boxed().toList());
            same.stream()
                    .filter(task -> !isClosed(task) && task.path("occurrence").intValue() < same.size())
                    .forEach(task -> differences.add(what + ": not closed, and there is a newer one: " + task));
        });
    }

    private static boolean isClosed(JsonNode task) {
        return CLOSED.contains(text(task, "status"));
    }

    private static String text(JsonNode task, String field) {
        return task.path(field).textValue();
    }
}
