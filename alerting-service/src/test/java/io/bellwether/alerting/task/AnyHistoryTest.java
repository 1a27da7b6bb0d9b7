package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.DECIDER;
import static io.bellwether.alerting.task.Acme.FRIDAY;
import static io.bellwether.alerting.task.Acme.HEALTH;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Decision.Act;
import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Decision.Raise;
import io.bellwether.alerting.task.Decision.Reopen;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.State.Snoozed;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is said and done, in whatever order, how often and when: what always holds of the tasks of one identity. */
class AnyHistoryTest {

    private final List<Change> changes = new ArrayList<>();
    private Task newest;
    private Instant now;

    /** All tries of a property share this object. */
    @BeforeTry
    void begin() {
        changes.clear();
        newest = null;
        now = MORNING;
    }

    /** Some time passes. */
    private record Days(int days) {}

    @Property(tries = 300)
    void atMostOneTaskIsNotClosedAndNoneOnceItIsCleared(@ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);

            assertThat(tasks().stream().filter(task -> task.state() instanceof Pending))
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(task -> task.equals(newest));
            if (step instanceof Signal.Cleared) {
                assertThat(tasks()).allMatch(task -> task.state() instanceof Closed);
            }
        }
    }

    @Property(tries = 300)
    void whatIsRaisedHasATaskUnlessAPersonClosedItsEpisodeWhenItWasAtLeastAsBad(
            @ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);

            if (step instanceof Signal.Raised raised && newest.state() instanceof Closed closed) {
                assertThat(closed.byHuman()).isTrue();
                assertThat(raised.since()).isBeforeOrEqualTo(newest.content().since());
                assertThat(raised.severity())
                        .isGreaterThanOrEqualTo(newest.content().severity());
            }
        }
    }

    @Property(tries = 300)
    void aNewTaskComesOnlyOnceTheOneBeforeHasBeenClosedForLong(@ForAll("histories") List<Object> history) {
        for (var step : history) {
            var before = newest;
            var decision = apply(step);

            if (before != null && decision instanceof Raise) {
                var closed = ((Closed) before.state()).closed().at();
                assertThat(Duration.between(closed, now)).isGreaterThanOrEqualTo(Duration.ofDays(14));
            }
            if (decision instanceof Reopen) {
                assertThat(newest.id()).isEqualTo(before.id());
            }
        }
    }

    @Property(tries = 300)
    void aSignalSaidTwiceDecidesNothingAnew(@ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);

            if (step instanceof Signal signal) {
                assertThat(DECIDER.decide(signal, newest, now.plus(Duration.ofDays(1))))
                        .isInstanceOf(Keep.class);
            }
        }
    }

    @Property(tries = 300)
    void everyVersionOfEachTaskIsInItsHistoryOnceAndEachTellsWhatItDid(@ForAll("histories") List<Object> history) {
        history.forEach(this::apply);

        for (var task : tasks()) {
            var itsChanges = changes.stream()
                    .filter(change -> change.task().id().equals(task.id()))
                    .toList();
            assertThat(itsChanges)
                    .extracting(change -> change.task().version())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, task.version()).boxed().toList());
            assertThat(itsChanges.getFirst().step()).isEqualTo(Step.RAISED);
            for (int i = 1; i < itsChanges.size(); i++) {
                assertThat(itsChanges.get(i).by().at())
                        .isAfterOrEqualTo(itsChanges.get(i - 1).by().at());
                assertStep(itsChanges.get(i - 1).task(), itsChanges.get(i));
            }
        }
    }

    @Property(tries = 300)
    void theWorldIsToldTheTaskAsItIs(@ForAll("histories") List<Object> history) {
        history.forEach(this::apply);

        for (var change : changes) {
            var told = (Changed) change.event().fact();
            var state = change.task().state();
            assertThat(told.version()).isEqualTo(change.task().version());
            assertThat(told.status()).isEqualTo(state.status());
            assertThat(told.snoozedUntil() != null).isEqualTo(state instanceof Snoozed);
            assertThat(told.outcome() == null || state instanceof Closed).isTrue();
        }
    }

    /** Only what closes, closes; only what opens again, opens; all else leaves a closed task closed. */
    private static void assertStep(Task before, Change change) {
        boolean wasClosed = before.state() instanceof Closed;
        boolean isClosed = change.task().state() instanceof Closed;
        switch (change.step()) {
            case COMPLETED, DISMISSED, RESOLVED ->
                assertThat(!wasClosed && isClosed).isTrue();
            case REOPENED -> assertThat(wasClosed && !isClosed).isTrue();
            case COMMENTED -> assertThat(change.task().state()).isEqualTo(before.state());
            default -> assertThat(wasClosed || isClosed).isFalse();
        }
    }

    /** The decision, where a signal is decided; else null. */
    private Decision apply(Object step) {
        switch (step) {
            case Days passed -> now = now.plus(Duration.ofDays(passed.days()));
            case Signal signal -> {
                var decision = DECIDER.decide(signal, newest, now);
                if (decision instanceof Act act) {
                    take(act.change());
                }
                return decision;
            }
            case Command command -> {
                if (newest != null && newest.on(command, new Stamp("maria", now)) instanceof Done(var change)) {
                    take(change);
                }
            }
            default -> throw new IllegalArgumentException(step.toString());
        }
        return null;
    }

    private void take(Change change) {
        changes.add(change);
        newest = change.task();
    }

    /** Each task as it was left. */
    private Collection<Task> tasks() {
        var tasks = new LinkedHashMap<UUID, Task>();
        changes.forEach(change -> tasks.put(change.task().id(), change.task()));
        return tasks.values();
    }

    @Provide
    Arbitrary<List<Object>> histories() {
        Arbitrary<Object> raised = Combinators.combine(
                        Arbitraries.of(Severity.class), Arbitraries.integers().between(0, 3), Arbitraries.of("a", "b"))
                .as((severity, day, evidence) -> raised(severity, FRIDAY.plusDays(day), evidence));
        Arbitrary<Object> days = Arbitraries.of(1, 7, 20).map(Days::new);
        Arbitrary<Object> other = Arbitraries.of(
                new Signal.Cleared(Acme.USAGE, HEALTH, "Back."),
                new Command.Acknowledge(),
                new Command.Start(),
                new Command.Snooze(MORNING.plus(Duration.ofDays(3))),
                new Command.Wake(),
                new Command.Assign("tom"),
                new Command.Comment("Called."),
                new Command.Complete("saved", null),
                new Command.Dismiss(null, "no"),
                new Command.Reopen("again"));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, raised),
                        net.jqwik.api.Tuple.of(1, days),
                        net.jqwik.api.Tuple.of(4, other))
                .list()
                .ofMaxSize(30);
    }
}
