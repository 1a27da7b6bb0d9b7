package io.bellwether.alerting;

import static io.bellwether.alerting.World.SHIPPED;
import static io.bellwether.alerting.World.chance;
import static io.bellwether.alerting.World.risk;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.decide.DecisionRules;
import io.bellwether.alerting.decide.DecisionRules.Budget;
import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.decide.Why;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Step;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is said, silenced and done, in whatever order: what always holds of what waits and what is open. */
class AnySignalsTest {

    private static final Identity FLAPPING = risk("acme", "usage-decline");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final DecisionRules LIMITED = new DecisionRules(
            SHIPPED.timings(),
            SHIPPED.flapping(),
            SHIPPED.inhibitions(),
            new Budget(2, Map.of(), Set.of(Severity.CRITICAL)));

    @Property(tries = 200)
    void whatFlapsForAMonthIsOneTaskThatDisturbsOnce(@ForAll("pauses") List<Integer> hours) {
        var world = new World(SHIPPED);
        var end = world.now.plus(MONTH);
        for (int i = 0; world.now.isBefore(end); i++) {
            world.raise(FLAPPING, Severity.HIGH);
            world.pass(Duration.ofHours(hours.get(2 * i % hours.size())));
            world.clear(FLAPPING);
            world.pass(Duration.ofHours(hours.get((2 * i + 1) % hours.size())));
        }

        assertThat(world.tasks(FLAPPING)).isEqualTo(1);
        assertThat(world.loud(FLAPPING)).isEqualTo(1);
        // from the third return on, it only ends by staying away
        assertThat(world.changes.stream().filter(change -> change.step() == Step.REOPENED))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Property(tries = 300)
    void nothingIsBothOpenAndWaitsToBeOpened(@ForAll("histories") List<Consumer<World>> history) {
        var world = new World(LIMITED);
        for (var step : history) {
            step.accept(world);

            assertThat(world.held.values())
                    .filteredOn(it -> it.signal() instanceof Raised)
                    .noneMatch(it -> world.isOpen(it.signal().identity()));
            assertThat(world.held.values())
                    .filteredOn(it -> !(it.signal() instanceof Raised))
                    .allMatch(it -> it.why() == Why.SETTLING || it.why() == Why.FLAPPING);
        }
    }

    @Property(tries = 300)
    void noRiskIsEverMutedByATask(@ForAll("histories") List<Consumer<World>> history) {
        var world = new World(LIMITED);
        for (var step : history) {
            step.accept(world);

            assertThat(world.held.values())
                    .filteredOn(it -> it.why() == Why.INHIBITED)
                    .allMatch(it -> it.signal().identity().type() == io.bellwether.events.Task.Type.EXPANSION);
        }
    }

    @Property(tries = 300)
    void onceNothingHoldsItBackAllThatIsStillTrueIsATaskExactlyOnce(
            @ForAll("histories") List<Consumer<World>> history) {
        var world = new World(LIMITED);
        history.forEach(step -> step.accept(world));
        var waiting = world.held.values().stream()
                .filter(it -> it.signal() instanceof Raised)
                .map(it -> it.signal().identity())
                .toList();

        world.silences.clear();
        identities().filter(it -> !waiting.contains(it)).forEach(it -> world.act(it, new Command.Complete(null, null)));
        var before = world.changes.size();
        for (int week = 0; week < 10; week++) {
            world.pass(Duration.ofDays(7));
            identities() // risks that came may mute opportunities: people deal with them
                    .filter(it -> it.type() == io.bellwether.events.Task.Type.CHURN_RISK)
                    .forEach(it -> world.act(it, new Command.Complete(null, null)));
        }

        assertThat(world.held).isEmpty();
        var come = world.changes.subList(before, world.changes.size()).stream()
                .filter(change -> change.step() == Step.RAISED || change.step() == Step.REOPENED)
                .map(change -> change.task().identity())
                .toList();
        assertThat(come).containsExactlyInAnyOrderElementsOf(waiting);
    }

    @Property(tries = 300)
    void noWeekBringsMoreThanItsBudgetUnlessItIsCritical(@ForAll("histories") List<Consumer<World>> history) {
        var world = new World(LIMITED);
        history.forEach(step -> step.accept(world));

        var byWeek = world.changes.stream()
                .filter(change -> change.step() == Step.RAISED || change.step() == Step.REOPENED)
                .filter(change -> change.by().who().equals(World.HEALTH) && !world.quiet.contains(change))
                .filter(change -> change.task().content().severity() != Severity.CRITICAL)
                .collect(groupingBy(
                        change -> Person.unknown("maria").weekAt(change.by().at()), counting()));
        assertThat(byWeek.values()).allMatch(count -> count <= 2);
    }

    private static Stream<Identity> identities() {
        return Stream.of("a", "b")
                .flatMap(account -> Stream.of(
                        risk(account, "usage-decline"),
                        risk(account, "red-health"),
                        chance(account, "seats"),
                        chance(account, "advocacy")));
    }

    /** Shorter than the cool-down. */
    @Provide
    Arbitrary<List<Integer>> pauses() {
        return Arbitraries.integers().between(1, 60).list().ofMinSize(2).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Consumer<World>>> histories() {
        var any = Arbitraries.of(identities().toList());
        Arbitrary<Consumer<World>> raise = Combinators.combine(any, Arbitraries.of(Severity.class))
                .as((identity, severity) -> world -> world.raise(identity, severity));
        Arbitrary<Consumer<World>> clear = any.map(identity -> world -> world.clear(identity));
        Arbitrary<Consumer<World>> pass =
                Arbitraries.integers().between(1, 200).map(hours -> world -> world.pass(Duration.ofHours(hours)));
        Arbitrary<Consumer<World>> silence = any.map(identity -> world -> world.silences.add(new Silence(
                UUID.nameUUIDFromBytes(new byte[] {(byte) world.silences.size()}),
                new Silence.Matchers(identity.account(), null, null, null, identity.type(), null),
                "tom",
                "They migrate.",
                world.now,
                world.now.plus(Duration.ofDays(4)))));
        Arbitrary<Consumer<World>> act = Combinators.combine(
                        any,
                        Arbitraries.<Command>of(
                                new Command.Complete(null, null),
                                new Command.Dismiss(null, "no"),
                                new Command.Reopen("again")))
                .as((identity, command) -> world -> world.act(identity, command));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, raise),
                        net.jqwik.api.Tuple.of(3, clear),
                        net.jqwik.api.Tuple.of(2, pass),
                        net.jqwik.api.Tuple.of(1, silence),
                        net.jqwik.api.Tuple.of(2, act))
                .list()
                .ofMaxSize(40);
    }
}
