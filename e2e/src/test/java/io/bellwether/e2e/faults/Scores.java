package io.bellwether.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Event;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
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
import java.util.stream.Stream;

/** Compares what health says of each account with what the definitions say of the events that were accepted. */
final class Scores {

    private static final int[] DAYS_AGO = {0, 7, 45};
    private static final Model DEFAULT = Presets.named(Presets.DEFAULT);

    private final Fleet fleet;
    private final Api api;
    private final Map<String, List<Event>> accepted;
    private final List<Model> models;
    /** By account, model and day, as the naive way is slow. */
    private final Map<String, Expected> expected = new HashMap<>();

    private Differences differences = new Differences();

    /** @param models by which it asks for accounts beside the default, which judges them all */
    Scores(Fleet fleet, Api api, List<Sent> workload, Model... models) {
        this.fleet = fleet;
        this.api = api;
        this.models = Stream.concat(Stream.of(DEFAULT), Stream.of(models)).toList();
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
            for (var model : models) {
                for (int daysAgo : DAYS_AGO) {
                    var expected = expected(account, model, today.minusDays(daysAgo), today);
                    boolean inForce = daysAgo == 0 && model.equals(DEFAULT);
                    explained(service, account, model, expected, inForce);
                }
            }
            listed(service, account, expected(account, DEFAULT, today, today));
        });
    }

    /**
     * What is computed from the account's state when it is asked.
     *
     * @param inForce else nothing is raised: for an earlier day, or by a model that is named
     */
    private void explained(URI service, String account, Model model, Expected expected, boolean inForce) {
        var named = model.equals(DEFAULT) ? "" : "&model=" + model.name();
        var said = api.ask(service, path(account) + "/health?asOf=" + expected.asOf() + named);
        var what = account + " on " + expected.asOf() + " by " + model.name();
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
        differences.compare(
                what + ", raised risks",
                names(said, "risks", "indicator", "raised"),
                inForce ? expected.risks() : Set.of());
        differences.compare(
                what + ", raised opportunities",
                names(said, "opportunities", "kind", "raised"),
                inForce ? expected.opportunities() : Set.of());
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

    private Expected expected(String account, Model model, LocalDate asOf, LocalDate today) {
        var key = account + " " + model.name() + " " + asOf;
        if (!expected.containsKey(key)) {
            expected.put(key, Expected.by(model, accepted.get(account), asOf, today));
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
