package io.bellwether.alerting.escalate;

import static io.bellwether.alerting.escalate.Case.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.State;
import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LadderTest {

    private final Case it = new Case();

    @Test
    void onDaySevenItIsTheCsmsAndOnDayEightTheManagerIsDrawnIn() {
        assertThat(it.look(at("2026-05-21T21:59:59Z")).escalation()).isEmpty(); // midnight in Berlin

        var look = it.go(at("2026-05-21T22:00:00Z"));

        assertThat(look.escalation()).hasValueSatisfying(escalation -> {
            assertThat(escalation.level().name()).isEqualTo("manager");
            assertThat(escalation.isNew()).isTrue();
            assertThat(escalation.passed()).isEmpty();
            assertThat(escalation.words()).isEqualTo("It is day 8 since the task was opened.");
        });
        assertThat(it.go(at("2026-05-28T21:59:00Z")).escalation()).isEmpty();
        assertThat(it.go(at("2026-05-28T22:00:00Z"))
                        .escalation()
                        .orElseThrow()
                        .level()
                        .name())
                .isEqualTo("executive");
        assertThat(it.go(at("2026-09-28T22:00:00Z")).escalation()).isEmpty();
    }

    @Test
    void aClockThatJumpsTellsTheHighestLevelAndNotesTheOthers() {
        var escalation = it.go(OPENED.plus(Duration.ofDays(40))).escalation().orElseThrow();

        assertThat(escalation.level().name()).isEqualTo("executive");
        assertThat(escalation.passed()).containsExactly("manager");
    }

    @Test
    void aStateCallsForItsLevelAtOnce() {
        it.band = Band.RED;
        assertThat(it.go(OPENED).escalation().orElseThrow().words()).isEqualTo("Red.");
        assertThat(it.go(OPENED.plusSeconds(1)).escalation()).isEmpty();

        it.reason = "renewal-at-risk";
        it.severity = Severity.HIGH;
        assertThat(it.go(OPENED.plusSeconds(2)).escalation().orElseThrow().passed())
                .containsExactly("executive");
    }

    @Test
    void aStateOfOtherSeveritiesDoesNotCall() {
        it.reason = "renewal-at-risk";
        it.severity = Severity.MEDIUM;
        assertThat(it.go(OPENED).escalation()).isEmpty();

        it.severity = Severity.HIGH;
        var escalation = it.go(OPENED.plusSeconds(1)).escalation().orElseThrow();
        assertThat(escalation.level().name()).isEqualTo("save-team");
        assertThat(escalation.words()).isEqualTo("Contract at risk.");
    }

    @Test
    void whoDoesNotTakeItUpInTimeHasTheManagerDrawnIn() {
        it.severity = Severity.HIGH; // four hours, of which the working day in Berlin has all: ten to fourteen o'clock
        assertThat(it.look(at("2026-05-15T11:59:59Z")).escalation()).isEmpty();

        var escalation = it.go(at("2026-05-15T12:00:00Z")).escalation().orElseThrow();

        assertThat(escalation.level().name()).isEqualTo("manager");
        assertThat(escalation.breaches()).containsOnlyKeys(Sla.Kind.ACKNOWLEDGE);
        assertThat(escalation.words()).isEqualTo("It should have been taken up by 2026-05-15T12:00:00Z.");
        assertThat(it.go(at("2026-05-15T12:00:01Z")).escalation()).isEmpty();
    }

    @Test
    void aTimeToCloseThatIsNotKeptIsToldEvenIfTheLevelIsReachedAlready() {
        it.severity = Severity.HIGH;
        it.state = new State.Acknowledged(new Stamp("ana", OPENED));
        it.go(at("2026-05-28T22:00:00Z"));
        assertThat(it.look(at("2026-05-29T15:29:59Z")).escalation()).isEmpty();

        var escalation = it.go(at("2026-05-29T15:30:00Z")).escalation().orElseThrow();

        assertThat(escalation.isNew()).isFalse();
        assertThat(escalation.level().name()).isEqualTo("manager");
        assertThat(escalation.breaches()).containsOnlyKeys(Sla.Kind.CLOSE);
    }

    @Test
    void whoKeepsToThePlaybookIsInTimeToCloseUntilAStepIsOverdue() {
        it.severity = Severity.HIGH;
        it.state = new State.Acknowledged(new Stamp("ana", OPENED));
        it.reached.addAll(Set.of("manager", "executive"));
        it.nextStep = LocalDate.parse("2026-06-13"); // a Saturday: until she stops working on Monday
        assertThat(it.look(at("2026-06-14T15:30:00Z")).again()).isEqualTo("2026-06-15T15:30:00Z");
        assertThat(it.look(at("2026-06-15T15:29:59Z")).escalation()).isEmpty();
        assertThat(it.look(at("2026-06-15T15:30:00Z"))
                        .escalation()
                        .orElseThrow()
                        .breaches())
                .containsOnlyKeys(Sla.Kind.CLOSE);

        it.nextStep = LocalDate.parse("2026-05-18"); // overdue, but the time to close has not come
        assertThat(it.look(at("2026-05-29T15:29:59Z")).escalation()).isEmpty();
        assertThat(it.look(at("2026-05-29T15:30:00Z")).escalation()).isPresent();
    }

    @Test
    void aPlaybookThatNobodyHasTakenUpPutsNothingOff() {
        it.severity = Severity.HIGH;
        it.nextStep = LocalDate.parse("2026-06-13");

        assertThat(it.look(at("2026-05-29T15:30:00Z"))
                        .escalation()
                        .orElseThrow()
                        .breaches())
                .containsOnlyKeys(Sla.Kind.ACKNOWLEDGE, Sla.Kind.CLOSE);
    }

    @Test
    void snoozingStopsTheClockToAcknowledgeButNotBeyondTheTimeToClose() {
        it.severity = Severity.HIGH;
        it.woken = at("2026-05-18T07:00:00Z");
        assertThat(it.look(at("2026-05-18T10:59:59Z")).escalation()).isEmpty();
        assertThat(it.look(at("2026-05-18T11:00:00Z"))
                        .escalation()
                        .orElseThrow()
                        .breaches())
                .containsOnlyKeys(Sla.Kind.ACKNOWLEDGE);

        it.woken = at("2026-05-29T15:00:00Z");
        assertThat(it.look(at("2026-05-29T15:30:00Z"))
                        .escalation()
                        .orElseThrow()
                        .breaches())
                .containsOnlyKeys(Sla.Kind.ACKNOWLEDGE, Sla.Kind.CLOSE);
    }

    @Test
    void whatIsSnoozedEscalatesByStateAndByTheTimeToCloseOnly() {
        it.severity = Severity.HIGH;
        it.state = new State.Open().snooze(at("2026-08-01T08:00:00Z"));
        assertThat(it.look(at("2026-05-29T15:29:59Z")).escalation()).isEmpty(); // day 15, and nobody has taken it up
        assertThat(it.look(at("2026-05-28T22:00:00Z")).again()).isEqualTo("2026-05-29T15:30:00Z");

        var late = it.go(at("2026-05-29T15:30:00Z")).escalation().orElseThrow();
        assertThat(late.level().name()).isEqualTo("manager");
        assertThat(late.breaches()).containsOnlyKeys(Sla.Kind.CLOSE);
        assertThat(it.look(at("2026-05-29T15:30:00Z")).again()).isNull();

        it.reason = "renewal-at-risk";
        assertThat(it.go(at("2026-05-29T15:30:01Z")).escalation().orElseThrow().words())
                .isEqualTo("Contract at risk.");
    }

    @Test
    void aRenewalDrawsInTheManagerOnceItsDueDayIsOverAndForNothingElse() {
        it.type = Task.Type.RENEWAL;
        it.severity = Severity.HIGH;
        it.band = Band.RED;
        assertThat(it.look(at("2026-05-20T21:59:59Z")).escalation()).isEmpty(); // midnight in Berlin
        assertThat(it.look(at("2026-05-20T12:00:00Z")).again()).isEqualTo("2026-05-20T22:00:00Z");

        var late = it.go(at("2026-05-20T22:00:00Z"));

        assertThat(late.escalation()).hasValueSatisfying(escalation -> {
            assertThat(escalation.level().name()).isEqualTo("manager");
            assertThat(escalation.breaches()).containsOnlyKeys(Sla.Kind.ACKNOWLEDGE);
            assertThat(escalation.words()).isEqualTo("It is overdue since 2026-05-20T22:00:00Z.");
        });
        it.state = new State.Acknowledged(new Stamp("ana", at("2026-05-21T08:00:00Z")));
        assertThat(it.look(at("2026-09-20T22:00:00Z"))).isEqualTo(Look.NOTHING);
    }

    @Test
    void aRenewalThatSomebodyHasTakenUpIsLateByItsPlaybook() {
        it.type = Task.Type.RENEWAL;
        it.state = new State.Acknowledged(new Stamp("ana", OPENED));
        it.nextStep = LocalDate.parse("2026-06-13");
        assertThat(it.look(at("2026-06-13T21:59:59Z")).escalation()).isEmpty();

        var escalation = it.look(at("2026-06-13T22:00:00Z")).escalation().orElseThrow();

        assertThat(escalation.level().name()).isEqualTo("manager");
        assertThat(escalation.breaches()).containsOnlyKeys(Sla.Kind.CLOSE);
    }

    @Test
    void whatIsClosedOrOfAnotherTypeDoesNotEscalate() {
        var late = OPENED.plus(Duration.ofDays(100));
        it.state = new State.Open().complete(new Stamp("ana", OPENED), null, null);
        assertThat(it.look(late)).isEqualTo(Look.NOTHING);
        it.state = new State.Open();
        it.type = Task.Type.EXPANSION;
        assertThat(it.look(late)).isEqualTo(Look.NOTHING);
    }

    @Test
    void theNextLookIsWhenSomethingComesOfItAndAtMostADayAway() {
        it.severity = Severity.HIGH;

        assertThat(it.look(OPENED).again()).isEqualTo("2026-05-15T12:00:00Z");
        it.state = new State.Acknowledged(new Stamp("ana", OPENED));
        assertThat(it.look(OPENED).again()).isEqualTo("2026-05-16T08:00:00Z");
        assertThat(it.look(at("2026-05-21T12:00:00Z")).again()).isEqualTo("2026-05-21T22:00:00Z");
        it.go(OPENED.plus(Duration.ofDays(100)));
        assertThat(it.look(OPENED.plus(Duration.ofDays(101))).again()).isNull();
    }

    @Test
    void aLadderThatNamesNoLevelOfItsOwnIsRefused() {
        var ladder = Case.LADDER;

        assertThatThrownBy(() -> new Ladder(
                        ladder.levels(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Map.of("boss", 3),
                        List.of(),
                        ladder.sla(),
                        "manager"))
                .hasMessage("there is no level boss");
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
