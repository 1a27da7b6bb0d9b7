package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Opening.AlreadyAnswered;
import io.bellwether.survey.invitation.Opening.Nothing;
import io.bellwether.survey.invitation.Opening.Unanswered;
import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UseType;

/** Whatever happens in whatever order, a link lets at most one answer in, and none too late. */
class OpeningTest {

    private static final Instant CREATED = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Ask ASK = new Ask("acme", "jo@acme.example", Survey.Type.CSAT, "4711");

    public enum Step {
        OPEN,
        ANSWER,
        EXPIRE,
        REOPEN_TICKET
    }

    /** @param hours since the step before */
    public record Timed(Step step, @IntRange(max = 96) int hours) {}

    @Property
    void atMostOneAnswerGetsInAndNoneTooLate(@ForAll @Size(max = 12) List<@UseType Timed> steps) {
        var invitation = Invitation.pending(new UUID(0, 1), ASK, CREATED, LIFETIME);
        var now = CREATED;
        int changes = 0;
        for (var step : steps) {
            now = now.plus(Duration.ofHours(step.hours()));
            var next = take(invitation, step.step(), now);
            if (!next.equals(invitation)) {
                changes++;
                assertThat(next.state() instanceof Answered && !now.isBefore(CREATED.plus(LIFETIME)))
                        .isFalse();
            }
            invitation = next;
        }
        assertThat(changes).isLessThanOrEqualTo(1);
    }

    @Example
    void anUnknownTokenOpensNothing() {
        assertThat(Opening.of(Optional.empty(), CREATED)).isEqualTo(new Nothing());
    }

    @Example
    void whatLapsedOpensNothingThoughNobodyNotedItYet() {
        var invitation = Invitation.pending(new UUID(0, 1), ASK, CREATED, LIFETIME);

        assertThat(Opening.of(Optional.of(invitation), CREATED.plus(LIFETIME))).isEqualTo(new Nothing());
    }

    @Example
    void whatWasAnsweredSaysSoForEver() {
        var answered = Invitation.pending(new UUID(0, 1), ASK, CREATED, LIFETIME)
                .become(new Answered(new Answer(5, null), CREATED.plusSeconds(1)));

        assertThat(Opening.of(Optional.of(answered), CREATED.plus(LIFETIME.multipliedBy(100))))
                .isEqualTo(new AlreadyAnswered());
    }

    private static Invitation take(Invitation invitation, Step step, Instant now) {
        return switch (step) {
            case OPEN -> invitation;
            case ANSWER ->
                Opening.of(Optional.of(invitation), now) instanceof Unanswered open
                        ? invitation.become(open.pending().answered(new Answer(4, null), now))
                        : invitation;
            case EXPIRE ->
                invitation.state() instanceof Pending pending && pending.lapsedBy(now)
                        ? invitation.become(pending.expired(now))
                        : invitation;
            case REOPEN_TICKET ->
                invitation.state() instanceof Pending pending ? invitation.become(pending.withdrawn(now)) : invitation;
        };
    }
}
