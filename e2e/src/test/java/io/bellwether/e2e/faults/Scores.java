package io.bellwether.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Event;
import io.bellwether.health.oracle.Expected;
import io.bellwether.quickstart.Service;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what health says of each account with what the definitions say of the events that were accepted. */
final class Scores {

    private static final int[] DAYS_AGO = {0, 7, 45};

    private final Fleet fleet;
    private final Api api;
    private final Map<String, List<Event>> accepted;
    /** By account and day, as the naive way is slow. */
    private final Map<String, Expected> expected = new HashMap<>();

    private Differences differences = new Differences();

    Scores(Fleet fleet, Api api, List<Sent> workload) {
        this.fleet = fleet;
        this.api = api;
        this.accepted = workload.stream()
                .filter(Sent.Good.class::isInstance)
                .map(sent -> ((Sent.Good) sent).event())
                .collect(Collectors.groupingBy(Event::account, TreeMap::new, Collectors.toList()));
    }

    Set<String> accounts() {
        return accepted.keySet();
    }

    /** What differs at this moment, in words: scores, measures, risks and opportunities. */
    List<String> differences() {
        differences = new Differences();
        compareAll();
        return differences.all();
    }

    private void compareAll() {
        var service = fleet.ready(Service.HEALTH).url();
        accepted.keySet().forEach(account -> {
            var asOf = api.ask(service, path(account) + "/health").path("asOf");
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
        var said = api.ask(service, path(account) + "/health?asOf=" + expected.asOf());
        var what = account + " on " + expected.asOf();
        differences.compare(what + ", scored", said.path("scored").booleanValue(), expected.scored());
        differences.near(what + ", coverage", said.path("coverage").doubleValue(), expected.coverage());
        if (expected.scored()) {
            differences.near(what + ", score", number(said.path("exact")), expected.exact());
        }
        var measures = measures(said);
        differences.compare(
                what + ", measures", measures.keySet(), expected.measures().keySet());
        measures.forEach((name, value) ->
                differences.near(what + ", " + name, value, expected.measures().get(name)));
        differences.compare(what + ", risks", names(said, "risks", "indicator", "holds"), expected.risks());
        differences.compare(
                what + ", opportunities", names(said, "opportunities", "kind", "holds"), expected.opportunities());
        boolean today = daysAgo == 0; // nothing is raised for an earlier day
        differences.compare(
                what + ", raised risks",
                names(said, "risks", "indicator", "raised"),
                today ? expected.risks() : Set.of());
        differences.compare(
                what + ", raised opportunities",
                names(said, "opportunities", "kind", "raised"),
                today ? expected.opportunities() : Set.of());
    }

    /** What was written when the account was last judged. */
    private void listed(URI service, String account, Expected expected) {
        var row = api.ask(service, path(account)).path("profile");
        differences.compare(account + ", listed as scored", row.path("scored").booleanValue(), expected.scored());
        differences.near(account + ", listed coverage", row.path("coverage").doubleValue(), expected.coverage());
        if (expected.scored()) {
            long rounded = (long) Math.floor(expected.exact() + 0.5 + Differences.CLOSE);
            differences.compare(account + ", listed score", row.path("score").longValue(), rounded);
        }
    }

    private Expected expected(String account, LocalDate asOf, LocalDate today) {
        var key = account + " " + asOf;
        if (!expected.containsKey(key)) {
            expected.put(key, Expected.byDefaultModel(accepted.get(account), asOf, today));
        }
        return expected.get(key);
    }

    static String path(String account) {
        return "/v1/accounts/" + account;
    }

    private static Map<String, Double> measures(JsonNode said) {
        var measures = new TreeMap<String, Double>();
        for (var component : said.path("components")) {
            for (var measure : component.path("measures")) {
                measures.put(measure.path("name").textValue(), number(measure.path("value")));
            }
        }
        return measures;
    }

    private static Double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : null;
    }

    /** Those of a list of the account that stand. */
    static Set<String> names(JsonNode said, String list, String name, String flag) {
        var names = new TreeSet<String>();
        for (var each : said.path(list)) {
            if (each.path(flag).booleanValue()) {
                names.add(each.path(name).textValue());
            }
        }
        return names;
    }
}
