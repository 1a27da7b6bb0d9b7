package io.bellwether.alerting.escalate;

import static io.bellwether.alerting.escalate.Case.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.State;
import io.bellwether.alerting.task.State.Active;
import io.bellwether.alerting.task.State.Snoozed;
import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** However time passes, and whatever becomes of a task and its account: what always holds of its escalation. */
class AnyEscalationTest {

    private static final List<String> LEVELS =
            Case.LADDER.levels().stream().map(Level::name).toList();

    private Case it;
    private Instant now;

    /** All tries of a property share this object. */
    @BeforeTry
    void begin() {
        it = new Case();
        now = OPENED;
    }

    @Property(tries = 500)
    void levelsRiseAndEachComesOnceAsEachBreachDoes(@ForAll("histories") List<Object> history) {
        var levels = new ArrayList<Integer>();
        var breaches = new ArrayList<Sla.Kind>();
        for (var step : history) {
            apply(step);
            it.go(now).escalation().ifPresent(escalation -> {
                escalation.passed().forEach(level -> levels.add(LEVELS.indexOf(level)));
                if (escalation.isNew()) {
                    levels.add(LEVELS.indexOf(escalation.level().name()));
                }
                assertThat(escalation.isNew() || !escalation.breaches().isEmpty())
                        .isTrue();
                assertThat(escalation.words()).isNotBlank();
                breaches.addAll(escalation.breaches().keySet());
            });
        }

        assertThat(levels).isSorted().doesNotHaveDuplicates().allMatch(level -> level > 0);
        assertThat(new HashSet<>(breaches)).hasSameSizeAs(breaches);
    }

    @Property(tries = 500)
    void lookingAgainRightAwayChangesNothingAndTheDaysOfSnoozedTasksCallForNobody(
            @ForAll("histories") List<Object> history) {
        for (var step : history) {
            apply(step);
            var look = it.go(now);

            assertThat(it.look(now).escalation()).isEmpty();
            if (it.state instanceof Snoozed) {
                look.escalation().ifPresent(escalation -> {
                    assertThat(escalation.breaches()).doesNotContainKey(Sla.Kind.ACKNOWLEDGE);
                    assertThat(escalation.words()).doesNotContain("It is day");
                });
            }
        }
    }

    @Property(tries = 300)
    void nothingIsMissedByLookingOnlyWhenTheLookBeforeSaid(
            @ForAll Severity severity, @ForAll boolean acknowledged, @ForAll @IntRange(max = 90) int playbookDays) {
        it.severity = severity;
        it.nextStep = LocalDate.ofInstant(OPENED, ZoneOffset.UTC).plusDays(playbookDays);
        it.state = acknowledged ? new State.Acknowledged(new Stamp("ana", OPENED)) : new State.Open();
        var next = it.go(OPENED).again();
        while (next != null) {
            var before = it.look(next.minusMillis(1)).escalation();
            assertThat(before).isEmpty();
            next = it.go(next).again();
        }

        assertThat(it.look(OPENED.plus(Duration.ofDays(3_000))).escalation()).isEmpty();
        assertThat(it.reached).contains("manager", "executive");
    }

    private void apply(Object step) {
        switch (step) {
            case Duration passed -> now = now.plus(passed);
            case Band band -> it.band = band;
            case Severity severity -> it.severity = severity;
            case String reason -> it.reason = reason;
            default -> act((Integer) step);
        }
    }

    private void act(int what) {
        switch (what) {
            case 0 -> it.state = new State.Acknowledged(new Stamp("ana", now));
            case 1 -> it.state = it.state instanceof Active active ? active.snooze(now.plusSeconds(1)) : it.state;
            default -> {
                if (it.state instanceof Snoozed snoozed) {
                    it.state = snoozed.before();
                    it.woken = now;
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Object>> histories() {
        Arbitrary<Object> time = Arbitraries.of(
                Duration.ofMinutes(10),
                Duration.ofHours(5),
                Duration.ofDays(1),
                Duration.ofDays(6),
                Duration.ofDays(30));
        Arbitrary<Object> state = Arbitraries.of(
                Band.RED, Band.GREEN, Severity.CRITICAL, Severity.MEDIUM, "renewal-at-risk", "usage-decline", 0, 1, 2);
        return Arbitraries.frequencyOf(Tuple.of(2, time), Tuple.of(1, state))
                .list()
                .ofMaxSize(25);
    }
}
