package io.bellwether.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Event;
import io.bellwether.events.Json;
import io.bellwether.health.oracle.Expected;
import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what the services say of each account with what the definitions say of the events that were accepted. */
final class Check {

    private static final double CLOSE = 1e-9;

    private final Fleet fleet;
    private final HttpClient http = HttpClient.newHttpClient();

    Check(Fleet fleet) {
        this.fleet = fleet;
    }

    /** @throws AssertionError that names the account and what differs */
    void everything(List<Sent> workload) {
        var byAccount = workload.stream()
                .filter(Sent.Good.class::isInstance)
                .map(sent -> ((Sent.Good) sent).event())
                .collect(Collectors.groupingBy(Event::account, TreeMap::new, Collectors.toList()));
        byAccount.forEach((account, events) -> {
            health(account, events, 0);
            health(account, events, 7);
            health(account, events, 45);
            tasks(account);
        });
    }

    private void health(String account, List<Event> events, int daysAgo) {
        var today = LocalDate.parse(ask(Service.HEALTH, "/v1/accounts/" + account + "/health")
                .path("asOf")
                .textValue());
        var day = today.minusDays(daysAgo);
        var said = ask(Service.HEALTH, "/v1/accounts/" + account + "/health?asOf=" + day);
        var expected = Expected.byDefaultModel(events, day, today);

        assertThat(said.path("scored").booleanValue()).as("%s scored on %s", account, day).isEqualTo(expected.scored());
        assertThat(said.path("coverage").doubleValue())
                .as("%s coverage on %s", account, day)
                .isCloseTo(expected.coverage(), within(CLOSE));
        if (expected.scored()) {
            assertThat(said.path("exact").doubleValue())
                    .as("%s score on %s", account, day)
                    .isCloseTo(expected.exact(), within(CLOSE));
        }
        assertThat(rounded(measures(said))).as("%s measures on %s", account, day).isEqualTo(rounded(expected.measures()));
        assertThat(names(said, "risks", "indicator", "holds"))
                .as("%s risks on %s", account, day)
                .isEqualTo(expected.risks());
        if (daysAgo == 0) {
            assertThat(names(said, "risks", "indicator", "raised"))
                    .as("%s raised", account)
                    .isEqualTo(expected.risks());
            assertThat(names(said, "opportunities", "kind", "raised"))
                    .as("%s opportunities", account)
                    .isEqualTo(expected.opportunities());
        }
    }

    /** One open task for each risk and opportunity that is raised, and none else. */
    private void tasks(String account) {
        var said = ask(Service.HEALTH, "/v1/accounts/" + account + "/health");
        var raised = new TreeSet<>(names(said, "risks", "indicator", "raised"));
        raised.addAll(names(said, "opportunities", "kind", "raised"));
        var tasks = ask(Service.ALERTING, "/v1/tasks?limit=200&account=" + account).path("tasks");
        var reasons = new TreeMap<String, Integer>();
        tasks.forEach(task -> {
            var type = task.path("type").textValue();
            if (type.equals("churn-risk") || type.equals("expansion")) {
                reasons.merge(task.path("reason").textValue(), 1, Integer::sum);
            }
        });
        assertThat(reasons.keySet()).as("%s tasks", account).isEqualTo(raised);
        assertThat(reasons.values()).as("%s tasks, each once: %s", account, reasons).allMatch(count -> count == 1);
    }

    private static Map<String, Double> measures(JsonNode said) {
        var measures = new LinkedHashMap<String, Double>();
        for (var component : said.path("components")) {
            for (var measure : component.path("measures")) {
                var value = measure.path("value");
                measures.put(measure.path("name").textValue(), value.isNumber() ? value.doubleValue() : null);
            }
        }
        return measures;
    }

    private static Map<String, String> rounded(Map<String, Double> values) {
        var rounded = new TreeMap<String, String>();
        values.forEach((name, value) -> rounded.put(name, value == null ? "no data" : "%.9f".formatted(value)));
        return rounded;
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

    private JsonNode ask(Service service, String path) {
        var request = HttpRequest.newBuilder(fleet.url(service).resolve(path))
                .header("Authorization", "Bearer " + fleet.token())
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
