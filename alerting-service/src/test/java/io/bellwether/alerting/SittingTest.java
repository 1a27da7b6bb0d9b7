package io.bellwether.alerting;

import static io.bellwether.alerting.World.SHIPPED;
import static io.bellwether.alerting.World.chance;
import static io.bellwether.alerting.World.risk;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.assign.Assigner;
import io.bellwether.alerting.assign.Routes;
import io.bellwether.alerting.assign.Turns;
import io.bellwether.alerting.decide.DecisionRules;
import io.bellwether.alerting.decide.DecisionRules.Budget;
import io.bellwether.alerting.decide.DecisionRules.Timing;
import io.bellwether.alerting.decide.Finding;
import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.decide.Why;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Identity;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SittingTest {

    private static final Identity USAGE = risk("acme", "usage-decline");
    private static final Identity SEATS = chance("acme", "seats");
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World(SHIPPED);

    @Test
    void everyStageSaysWhatItFound() {
        world.raise(USAGE, Severity.HIGH);

        assertThat(world.last.path())
                .extracting(Finding::reason)
                .containsExactly(
                        "new",
                        "not-cooling-down",
                        "not-inhibited",
                        "not-silenced",
                        "account-owner",
                        "no-budget",
                        "told");
        assertThat(world.last.word()).isEqualTo("raised");
    }

    @Test
    void whatComesBackSoonDisturbsNobody() {
        world.raise(USAGE, Severity.HIGH);
        world.clear(USAGE);
        world.pass(DAY);

        world.raise(USAGE, Severity.HIGH);

        assertThat(world.isOpen(USAGE)).isTrue();
        assertThat(world.loud(USAGE)).isEqualTo(1);
        assertThat(world.last.word()).isEqualTo("reopened");
        assertThat(world.last.path()).extracting(Finding::reason).contains("cooling-down", "quiet");
    }

    @Test
    void whatResolvesItselfAfterItCameBackDisturbsNobody() {
        world.raise(USAGE, Severity.HIGH);
        world.clear(USAGE);
        world.raise(USAGE, Severity.HIGH);

        world.clear(USAGE);

        assertThat(world.changes.stream().map(change -> world.quiet.contains(change)))
                .containsExactly(false, false, true, true);
        assertThat(world.last.path()).extracting(Finding::reason).containsExactly("cleared", "settled", "quiet");
    }

    @Test
    void whatComesBackWorseOrAfterTheCoolDownIsTold() {
        world.raise(USAGE, Severity.HIGH);
        world.clear(USAGE);
        world.raise(USAGE, Severity.CRITICAL);
        assertThat(world.last.path()).extracting(Finding::reason).contains("worse", "told");
        world.clear(USAGE);
        world.pass(DAY.multipliedBy(4));

        world.raise(USAGE, Severity.HIGH);

        assertThat(world.loud(USAGE)).isEqualTo(3);
        assertThat(world.tasks(USAGE)).isEqualTo(1);
    }

    @Test
    void whatComesBackSoonToSomebodyElseIsToldThem() {
        world.raise(USAGE, Severity.HIGH);
        world.clear(USAGE);
        world.pass(DAY);

        world.say(world.raised(USAGE, Severity.HIGH).with(new AccountCard(null, "tom", null, null, null)));

        assertThat(world.loud(USAGE)).isEqualTo(2);
        assertThat(world.last.path()).extracting(Finding::reason).contains("account-owner", "told");
    }

    @Test
    void whatFlapsMustStayClearedForAWhile() {
        world.raise(USAGE, Severity.HIGH);
        for (int i = 0; i < 3; i++) {
            world.clear(USAGE);
            world.raise(USAGE, Severity.HIGH);
        }

        world.clear(USAGE);

        assertThat(world.last.decisive().reason()).isEqualTo("flapping");
        assertThat(world.isOpen(USAGE)).isTrue();
        world.pass(DAY);
        world.clear(USAGE); // said again: it settles since the first time
        world.pass(DAY.multipliedBy(2));
        assertThat(world.isOpen(USAGE)).isFalse();
        assertThat(world.held).isEmpty();
    }

    @Test
    void whatComesBackWhileItSettlesWasNeverOver() {
        var settling = rules(new Timing(null, null, DAY, DAY), SHIPPED.budget());
        var slow = new World(settling);
        slow.raise(USAGE, Severity.HIGH);
        slow.clear(USAGE);
        assertThat(slow.last.decisive().reason()).isEqualTo("settling");

        slow.raise(USAGE, Severity.HIGH);

        assertThat(slow.last.decisive().reason()).isEqualTo("back-while-settling");
        slow.pass(DAY.multipliedBy(2));
        assertThat(slow.isOpen(USAGE)).isTrue();
        assertThat(slow.changes).hasSize(1);
    }

    @Test
    void aSevereRiskMutesOpportunitiesUntilItIsOver() {
        world.raise(USAGE, Severity.HIGH);
        world.raise(SEATS, Severity.MEDIUM);
        assertThat(world.last.decisive().reason()).isEqualTo("inhibited");
        assertThat(world.tasks(SEATS)).isZero();

        world.clear(USAGE);

        assertThat(world.isOpen(SEATS)).isTrue();
        assertThat(world.held).isEmpty();
    }

    @Test
    void aRiskThatBecomesMilderMutesNothingAnyMore() {
        world.raise(USAGE, Severity.HIGH);
        world.raise(SEATS, Severity.MEDIUM);

        world.raise(USAGE, Severity.MEDIUM);

        assertThat(world.isOpen(SEATS)).isTrue();
    }

    @Test
    void whatAPersonClosesMutesNothingAnyMore() {
        world.raise(USAGE, Severity.HIGH);
        world.raise(SEATS, Severity.MEDIUM);
        world.act(USAGE, new Command.Complete("saved", null));

        world.release();

        assertThat(world.isOpen(SEATS)).isTrue();
    }

    @Test
    void whatIsNoLongerTrueNeverBecomesATask() {
        world.raise(USAGE, Severity.HIGH);
        world.raise(SEATS, Severity.MEDIUM);
        world.clear(SEATS);
        assertThat(world.last.decisive().reason()).isEqualTo("cleared-while-held");

        world.clear(USAGE);

        assertThat(world.tasks(SEATS)).isZero();
        assertThat(world.held).isEmpty();
    }

    @Test
    void aSilenceHoldsBackWhatMatchesUntilItEnds() {
        silence(new Silence.Matchers("acme", null, null, null, null, "usage-decline"), world.now.plus(DAY));
        world.raise(USAGE, Severity.CRITICAL);
        world.raise(risk("acme", "red-health"), Severity.LOW);
        assertThat(world.isOpen(USAGE)).isFalse();
        assertThat(world.isOpen(risk("acme", "red-health"))).isTrue();
        assertThat(world.held.get(USAGE).why()).isEqualTo(Why.SILENCED);

        world.pass(DAY);

        assertThat(world.isOpen(USAGE)).isTrue();
    }

    @Test
    void aWeekThatIsFullHoldsBackAllButWhatIsCritical() {
        var limited = new World(
                rules(SHIPPED.timings().getLast(), new Budget(10, Map.of("maria", 1), Set.of(Severity.CRITICAL))));
        limited.raise(risk("a", "x"), Severity.LOW);
        limited.raise(risk("b", "x"), Severity.LOW);
        limited.raise(risk("c", "x"), Severity.HIGH);
        limited.raise(risk("d", "x"), Severity.CRITICAL);
        assertThat(limited.held.keySet()).containsExactlyInAnyOrder(risk("b", "x"), risk("c", "x"));
        assertThat(limited.held.get(risk("b", "x")).until()).isEqualTo(Instant.parse("2026-05-18T00:00:00Z"));

        limited.pass(Duration.ofDays(3));

        assertThat(limited.isOpen(risk("c", "x"))).isTrue();
        assertThat(limited.held.keySet()).containsExactly(risk("b", "x"));
        limited.pass(Duration.ofDays(7));
        assertThat(limited.held).isEmpty();
    }

    @Test
    void aWeekIsThatOfItsOwner() {
        var kiritimati = new Person("maria", "Maria", null, "csm", null, ZoneId.of("+14"), WorkingTime.USUAL);
        var desk =
                new Assigner(Routes.NONE, Staff.of(List.of(kiritimati), List.of()), Turns.none(), _ -> null, world.now);
        var limited = new World(rules(SHIPPED.timings().getLast(), new Budget(1, Map.of(), Set.of())), desk);
        limited.raise(risk("a", "x"), Severity.LOW);
        limited.raise(risk("b", "x"), Severity.LOW);
        assertThat(limited.held.get(risk("b", "x")).until()).isEqualTo(Instant.parse("2026-05-17T10:00:00Z"));

        limited.pass(Duration.between(limited.now, Instant.parse("2026-05-17T10:00:00Z")));

        assertThat(limited.isOpen(risk("b", "x"))).isTrue();
        limited.raise(risk("c", "x"), Severity.LOW);
        assertThat(limited.held.get(risk("c", "x")).until()).isEqualTo(Instant.parse("2026-05-24T10:00:00Z"));
    }

    @Test
    void ofWhatComesTogetherTheMostUrgentGetsTheRoomThatIsLeft() {
        var limited = new World(rules(SHIPPED.timings().getLast(), new Budget(1, Map.of(), Set.of())));
        limited.sayTogether(List.of(
                limited.raised(risk("a", "x"), Severity.LOW),
                limited.raised(risk("b", "x"), Severity.MEDIUM),
                limited.raised(risk("c", "x"), Severity.LOW),
                limited.raised(risk("c", "x"), Severity.HIGH),
                limited.raised(risk("d", "x"), Severity.MEDIUM),
                World.cleared(risk("d", "x"))));

        assertThat(limited.isOpen(risk("c", "x"))).isTrue();
        assertThat(limited.newest.get(risk("c", "x")).content().severity()).isEqualTo(Severity.HIGH);
        assertThat(limited.held.keySet()).containsExactlyInAnyOrder(risk("a", "x"), risk("b", "x"));
        assertThat(limited.tasks(risk("d", "x"))).isZero();
    }

    @Test
    void whatAPersonOpensAgainDoesNotWait() {
        world.raise(SEATS, Severity.MEDIUM);
        world.act(SEATS, new Command.Dismiss(null, "no"));
        world.pass(DAY.multipliedBy(20));
        world.raise(USAGE, Severity.HIGH);
        world.raise(SEATS, Severity.MEDIUM);
        assertThat(world.held).containsKey(SEATS);

        world.act(SEATS, new Command.Reopen("after all"));

        assertThat(world.isOpen(SEATS)).isTrue();
        assertThat(world.held).isEmpty();
    }

    private void silence(Silence.Matchers matchers, Instant end) {
        world.silences.add(new Silence(UUID.randomUUID(), matchers, "tom", "They migrate.", world.now, end));
    }

    private static DecisionRules rules(Timing timing, Budget budget) {
        return new DecisionRules(List.of(timing), SHIPPED.flapping(), SHIPPED.inhibitions(), budget);
    }
}
