package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.quickstart.Service;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * There is one task that is not closed for each risk and opportunity of each account, and none else; and of all that
 * there ever was for the same account, kind and reason, each has a number of its own and only the newest is not closed.
 */
final class Tasks {

    private static final Set<String> OF_HEALTH = Set.of("churn-risk", "expansion");
    private static final Set<String> CLOSED = Set.of("done", "dismissed", "resolved");
    private static final String HELD = "SELECT reason, why FROM held WHERE account = ?";

    private final Ground ground;
    private final Fleet fleet;
    private final Api api;
    private final Collection<String> accounts;

    Tasks(Ground ground, Fleet fleet, Api api, Collection<String> accounts) {
        this.ground = ground;
        this.fleet = fleet;
        this.api = api;
        this.accounts = accounts;
    }

    void compare(Differences differences) throws SQLException {
        var health = fleet.ready(Service.HEALTH).url();
        var alerting = fleet.ready(Service.ALERTING).url();
        try (var database = ground.connect(Service.ALERTING)) {
            for (var account : accounts) {
                var tasks = tasks(alerting, account);
                compareOccurrences(account, tasks, differences);
                var open = tasks.stream()
                        .filter(task -> OF_HEALTH.contains(text(task, "type")) && !isClosed(task))
                        .map(task -> text(task, "reason"))
                        .sorted()
                        .toList();
                differences.compare(account + ", open tasks", open, List.copyOf(expected(health, database, account)));
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

    /** What health has raised; but what came and went too often stays open for days, and mutes others meanwhile. */
    private Set<String> expected(URI health, Connection database, String account) throws SQLException {
        var said = api.ask(health, Scores.path(account) + "/health");
        var expected = new TreeSet<>(Scores.names(said, "risks", "indicator", "raised"));
        expected.addAll(Scores.names(said, "opportunities", "kind", "raised"));
        var held = held(database, account);
        var flapping = held.getOrDefault("flapping", List.of());
        if (!flapping.isEmpty()) {
            expected.addAll(flapping);
            held.getOrDefault("inhibited", List.of()).forEach(expected::remove);
        }
        return expected;
    }

    /** The reasons of what waits, by why it does. */
    private static Map<String, List<String>> held(Connection database, String account) throws SQLException {
        record Held(String reason, String why) {}
        var held = new ArrayList<Held>();
        try (var select = database.prepareStatement(HELD)) {
            select.setString(1, account);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    held.add(new Held(row.getString(1), row.getString(2)));
                }
            }
        }
        return held.stream().collect(groupingBy(Held::why, mapping(Held::reason, toList())));
    }

    private static boolean isClosed(JsonNode task) {
        return CLOSED.contains(text(task, "status"));
    }

    private static String text(JsonNode task, String field) {
        return task.path(field).textValue();
    }
}
