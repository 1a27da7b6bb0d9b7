package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.DECIDER;
import static io.bellwether.alerting.task.Acme.FRIDAY;
import static io.bellwether.alerting.task.Acme.HEALTH;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Decision.Act;
import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Outcome.Done;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.events.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is said and done, in whatever order and how often: what always holds of the tasks of one identity. */
class AnyHistoryTest {

    private final List<Change> changes = new ArrayList<>();
    private Task newest;

    @Property
    void atMostOneTaskIsOpenAndNoneOnceItIsCleared(@ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);

            assertThat(tasks().stream().filter(task -> task.state() instanceof Pending))
                    .hasSizeLessThanOrEqualTo(1);
            if (step instanceof Signal.Cleared) {
                assertThat(tasks()).allMatch(task -> task.state() instanceof Closed);
            }
        }
    }

    @Property
    void whatIsRaisedHasAnOpenTaskUnlessAPersonClosedItsEpisode(@ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);

            if (step instanceof Signal.Raised raised && newest.state() instanceof Closed closed) {
                assertThat(closed.byHuman()).isTrue();
                assertThat(raised.since()).isBeforeOrEqualTo(newest.content().since());
            }
        }
    }

    @Property
    void aSignalSaidTwiceDecidesNothingAnew(@ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);

            if (step instanceof Signal signal) {
                assertThat(DECIDER.decide(signal, newest, MORNING.plusSeconds(86_400)))
                        .isInstanceOf(Keep.class);
            }
        }
    }

    @Property
    void eachTaskHasEveryVersionOnceAndEndsWithItsClosing(@ForAll("histories") List<Object> history) {
        history.forEach(this::apply);

        for (var task : tasks()) {
            var versions = changes.stream()
                    .map(Change::task)
                    .filter(version -> version.id().equals(task.id()))
                    .toList();
            assertThat(versions).extracting(Task::version).containsExactlyElementsOf(upTo(task.version()));
            assertThat(versions.subList(0, versions.size() - 1))
                    .allMatch(version -> version.state() instanceof Pending);
            assertThat(new HashSet<>(versions)).extracting(Task::occurrence).containsOnly(task.occurrence());
        }
    }

    private void apply(Object step) {
        switch (step) {
            case Signal signal -> {
                if (DECIDER.decide(signal, newest, MORNING) instanceof Act act) {
                    take(act.change());
                }
            }
            case Command command -> {
                if (newest != null && newest.on(command, Acme.MARIA) instanceof Done(var change)) {
                    take(change);
                }
            }
            default -> throw new IllegalArgumentException(step.toString());
        }
    }

    private void take(Change change) {
        changes.add(change);
        newest = change.task();
    }

    /** Each task as it was left. */
    private List<Task> tasks() {
        return changes.stream()
                .map(Change::task)
                .filter(task -> changes.stream()
                        .map(Change::task)
                        .noneMatch(other -> other.id().equals(task.id()) && other.version() > task.version()))
                .toList();
    }

    private static List<Long> upTo(long version) {
        return java.util.stream.LongStream.rangeClosed(1, version).boxed().toList();
    }

    @Provide
    Arbitrary<List<Object>> histories() {
        Arbitrary<Object> raised = Combinators.combine(
                        Arbitraries.of(Severity.class), Arbitraries.integers().between(0, 3), Arbitraries.of("a", "b"))
                .as((severity, day, evidence) -> raised(severity, FRIDAY.plusDays(day), evidence));
        Arbitrary<Object> other = Arbitraries.of(
                new Signal.Cleared(Acme.USAGE, HEALTH, "Back."),
                new Command.Acknowledge(),
                new Command.Complete(null),
                new Command.Dismiss("no"));
        return Arbitraries.oneOf(raised, other).list().ofMaxSize(30);
    }
}
