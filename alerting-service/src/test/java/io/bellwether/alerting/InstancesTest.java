package io.bellwether.alerting;

import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Decided.decided;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Rules;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.effectonce.EffectOnce;
import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Expansion;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances that come and go while signals arrive decide what one alone would, once. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class InstancesTest {

    private static final int ACCOUNTS = 24;
    private static final int SIGNALS = 16;

    @Inject
    TestClock clock;

    @Inject
    Settings settings;

    @Inject
    DataSource database;

    @Inject
    Intake intake;

    @Inject
    Rules rules;

    private final Random random = new Random(5);

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void threeThatComeAndGoMakeTheTasksThatOneMakes() {
        var alone = new World(World.SHIPPED);
        alone.now = clock.instant();
        var others = new ArrayList<EffectOnce>();
        for (int round = 0; round < SIGNALS; round++) {
            for (int i = 0; i < ACCOUNTS; i++) {
                var event = new Event(
                        "urn:bellwether:health-service", round + "-of-" + i, account(i), clock.instant(), fact(i));
                alone.say(Signal.of(event, rules).orElseThrow());
                io.bellwether.fixture.Broker.say(event);
            }
            if (round % 4 == 1) {
                others.add(start());
            } else if (round % 4 == 3) {
                others.removeFirst().close();
            }
        }

        IntStream.range(0, ACCOUNTS).forEach(i -> decided(account(i), SIGNALS, _ -> {}));
        others.forEach(EffectOnce::close);

        for (int i = 0; i < ACCOUNTS; i++) {
            var account = account(i);
            var expected = alone.changes.stream()
                    .filter(change -> change.task().identity().account().equals(account))
                    .toList();
            await().untilAsserted(() -> assertThat(
                            tasksOf(account).getList("tasks.collect { it.id + ' ' + it.version + ' ' + it.status }"))
                    .containsExactlyInAnyOrderElementsOf(asOneLeftThem(alone, account)));
            await().untilAsserted(() -> assertThat(published(account))
                    .containsExactlyElementsOf(
                            expected.stream().map(InstancesTest::words).toList()));
        }
    }

    private EffectOnce start() {
        var one = new EffectOnce(
                settings, database, intake, new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop()), clock);
        one.start();
        return one;
    }

    private static String account(int i) {
        return "instances-" + i;
    }

    /** Of either risks or opportunities: the order of what comes by two topics is nobody's to know. */
    private Fact fact(int account) {
        var reason = List.of("seats", "nps-low").get(random.nextInt(2));
        boolean raises = random.nextInt(3) > 0;
        if (account % 2 == 0) {
            return raises ? Facts.chance(reason, random.nextDouble()) : new Expansion.Cleared(reason, "No longer.");
        }
        var severity = List.of(Severity.values()).get(random.nextInt(4));
        return raises
                ? Facts.risk(reason, severity, TODAY.plusDays(random.nextInt(2)), Facts.ACME)
                : new ChurnRisk.Cleared(reason, "It is back.");
    }

    private static List<String> asOneLeftThem(World alone, String account) {
        return alone.newest.values().stream()
                .filter(task -> task.identity().account().equals(account))
                .map(task -> task.id() + " " + task.version() + " "
                        + Words.of(task.state().status()))
                .toList();
    }

    private static List<String> published(String account) {
        return io.bellwether.fixture.Broker.events(Topic.CSM_TASKS, account).stream()
                .map(event -> (Changed) event.fact())
                .map(it -> it.task() + " " + it.version() + " " + it.change())
                .toList();
    }

    private static String words(Change change) {
        Task task = change.task();
        return task.id() + " " + task.version() + " " + Words.of(change.step());
    }
}
