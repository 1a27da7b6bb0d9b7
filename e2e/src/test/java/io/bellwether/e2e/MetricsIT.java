package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.anonymously;
import static io.bellwether.e2e.Bellwether.send;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.ChurnRisk;
import io.bellwether.quickstart.Service;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators are told of metrics holds, and nothing is left untold. */
class MetricsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OURS = "bellwether_";
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"[^\"]*\"");
    /** What timers and sizes are told as. */
    private static final Pattern PART = Pattern.compile("_(?:count|sum|max)$");

    /** One event, what becomes a task, and what has no task to close. */
    @BeforeAll
    static void letSomethingHappen() {
        var life = new Happenings("measured");
        send(List.of(life.event(0, Happenings.contact("champion", Role.CHAMPION, Change.LEFT))))
                .then()
                .statusCode(202);
        KafkaSide.produce(life.event(0, new ChurnRisk.Cleared("usage-decline", "They are back.")));
    }

    @ParameterizedTest
    @EnumSource
    void aServicesMetricsAreThoseOfTheDocumentation(Service service) {
        var documented = DocumentedMetrics.of(service);
        assertThat(documented).isNotEmpty();

        await().atMost(SOON).untilAsserted(() -> assertThat(metrics(service)).isEqualTo(documented));
    }

    @Test
    void alertsAskForWhatThereIs() {
        var alerts = DocumentedMetrics.ofAlerts();
        assertThat(alerts).isNotEmpty();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.of(Service.values())
                                .flatMap(MetricsIT::samples)
                                .map(MetricsIT::name)
                                .collect(toSet()))
                        .containsAll(alerts));
    }

    /** Each with its labels in order of the alphabet. */
    private static Set<String> metrics(Service service) {
        return samples(service)
                .map(sample -> {
                    var found = SAMPLE.matcher(sample);
                    assertThat(found.matches()).as(sample).isTrue();
                    var name = PART.matcher(found.group(1)).replaceFirst("");
                    return found.group(2) == null ? name : name + labels(found.group(2));
                })
                .collect(toCollection(TreeSet::new));
    }

    private static String name(String sample) {
        var found = SAMPLE.matcher(sample);
        assertThat(found.matches()).as(sample).isTrue();
        return found.group(1);
    }

    private static String labels(String labels) {
        return LABEL.matcher(labels)
                .results()
                .map(label -> label.group(1))
                .sorted()
                .collect(joining(",", "{", "}"));
    }

    private static Stream<String> samples(Service service) {
        return anonymously(service)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(OURS));
    }
}
