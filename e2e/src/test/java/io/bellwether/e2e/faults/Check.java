package io.bellwether.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.e2e.KafkaSide;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Event;
import io.bellwether.events.Json;
import io.bellwether.events.Topic;
import io.bellwether.health.oracle.Expected;
import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what the services say of each account with what the definitions say of the events that were accepted. */
final class Check {

    private static final double CLOSE = 1e-9;
    private static final int[] DAYS_AGO = {0, 7, 45};

    private final Ground ground;
    private final Fleet fleet;
    private final List<Sent> workload;
    private final Map<String, List<Event>> accepted;
    /** By account and day, as the naive way is slow. */
    private final Map<String, Expected> expected = new HashMap<>();

    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> differences = new ArrayList<>();

    Check(Ground ground, Fleet fleet, List<Sent> workload) {
        this.ground = ground;
        this.fleet = fleet;
        this.workload = workload;
        this.token = fleet.token();
        this.accepted = workload.stream()
                .filter(Sent.Good.class::isInstance)
                .map(sent -> ((Sent.Good) sent).event())
                .collect(Collectors.groupingBy(Event::account, TreeMap::new, Collectors.toList()));
    }

    /** What differs anywhere at this moment, in words. */
    List<String> everything() {
        differences.clear();
        ofHealth();
        tasks();
        rejections();
        return List.copyOf(differences);
    }

    /** What differs in scores, measures, risks and opportunities. */
    List<String> health() {
        differences.clear();
        ofHealth();
        return List.copyOf(differences);
    }

    private void ofHealth() {
        var service = fleet.ready(Service.HEALTH).url();
        accepted.keySet().forEach(account -> {
            var asOf = ask(service, path(account) + "/health").path("asOf");
            if (!asOf.isTextual()) {
                differences.add(account + " is unknown");
                return;
            }
            var today = LocalDate.parse(asOf.textValue());
            for (int daysAgo : DAYS_AGO) {
                explained(service, account, expected(account, today.minusDays(daysAgo), today), daysAgo);
            }
            listed(service, account, expected(account, today, today));
        });
    }

    /** What is computed from the account's state when it is asked. */
    private void explained(URI service, String account, Expected expected, int daysAgo) {
        var said = ask(service, path(account) + "/health?asOf=" + expected.asOf());
        var what = account + " on " + expected.asOf();
        compare(what + ", scored", said.path("scored").booleanValue(), expected.scored());
        near(what + ", coverage", said.path("coverage").doubleValue(), expected.coverage());
        if (expected.scored()) {
            near(what + ", score", number(said.path("exact")), expected.exact());
        }
        for (var component : said.path("components")) {
            for (var measure : component.path("measures")) {
                var name = measure.path("name").textValue();
                near(
                        what + ", " + name,
                        number(measure.path("value")),
                        expected.measures().get(name));
            }
        }
        compare(what + ", risks", names(said, "risks", "indicator", "holds"), expected.risks());
        compare(what + ", opportunities", names(said, "opportunities", "kind", "holds"), expected.opportunities());
        boolean today = daysAgo == 0; // nothing is raised for an earlier day
        compare(
                what + ", raised risks",
                names(said, "risks", "indicator", "raised"),
                today ? expected.risks() : Set.of());
        compare(
                what + ", raised opportunities",
                names(said, "opportunities", "kind", "raised"),
                today ? expected.opportunities() : Set.of());
    }

    /** What was written when the account was last judged. */
    private void listed(URI service, String account, Expected expected) {
        var row = ask(service, path(account)).path("profile");
        compare(account + ", listed as scored", row.path("scored").booleanValue(), expected.scored());
        near(account + ", listed coverage", row.path("coverage").doubleValue(), expected.coverage());
        if (expected.scored()) {
            long rounded = (long) Math.floor(expected.exact() + 0.5 + CLOSE);
            compare(account + ", listed score", row.path("score").longValue(), rounded);
        }
    }

    /** One open task for each risk and opportunity, and none else. */
    private void tasks() {
        var health = fleet.ready(Service.HEALTH).url();
        var alerting = fleet.ready(Service.ALERTING).url();
        for (var account : accepted.keySet()) {
            var said = ask(health, path(account) + "/health");
            var raised = names(said, "risks", "indicator", "raised");
            raised.addAll(names(said, "opportunities", "kind", "raised"));
            var open = new ArrayList<String>();
            for (var task :
                    ask(alerting, "/v1/tasks?limit=200&account=" + account).path("tasks")) {
                if (Set.of("churn-risk", "expansion").contains(task.path("type").textValue())) {
                    open.add(task.path("reason").textValue());
                }
            }
            compare(account + ", open tasks", open.stream().sorted().toList(), List.copyOf(raised));
        }
    }

    /** What is no event is kept aside, with its bytes. */
    private void rejections() {
        var poison = workload.stream()
                .filter(Sent.Poison.class::isInstance)
                .map(sent -> ((Sent.Poison) sent).bytes())
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<>(poison);
        KafkaSide.records(Map.of("bootstrap.servers", ground.broker()), Topic.REJECTED_EVENTS)
                .forEach(rejected -> missing.remove(new String(rejected.value(), UTF_8)));
        compare("bytes that are no event and were not rejected", missing, Set.of());
    }

    private Expected expected(String account, LocalDate asOf, LocalDate today) {
        var key = account + " " + asOf;
        if (!expected.containsKey(key)) {
            expected.put(key, Expected.byDefaultModel(accepted.get(account), asOf, today));
        }
        return expected.get(key);
    }

    private void near(String what, Double said, Double expected) {
        boolean bothKnown = said != null && expected != null;
        boolean same = bothKnown ? Math.abs(said - expected) <= CLOSE : Objects.equals(said, expected);
        if (!same) {
            differences.add("%s: %s instead of %s".formatted(what, said, expected));
        }
    }

    private void compare(String what, Object said, Object expected) {
        if (!said.equals(expected)) {
            differences.add("%s: %s instead of %s".formatted(what, said, expected));
        }
    }

    private static String path(String account) {
        return "/v1/accounts/" + account;
    }

    private static Double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : null;
    }

    private static Set<String> names(JsonNode said, String list, String name, String flag) {
        var names = new TreeSet<String>();
        for (var each : said.path(list)) {
            if (each.path(flag).booleanValue()) {
                names.add(each.path(name).textValue());
            }
        }
        return names;
    }

    private JsonNode ask(URI service, String path) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200 && response.statusCode() != 404) {
                throw new IllegalStateException(path + " answers " + response.statusCode());
            }
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
