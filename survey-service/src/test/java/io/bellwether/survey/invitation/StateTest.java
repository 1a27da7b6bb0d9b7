package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Pending;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final Instant MONDAY = Instant.parse("2026-05-04T10:00:00Z");
    private static final Answer GOOD = new Answer(5, "quick");

    private final Pending untilMonday = new Pending(MONDAY, Optional.empty());

    @Test
    void isAnsweredUpToTheLastMoment() {
        assertThat(untilMonday.answered(GOOD, MONDAY.minusNanos(1)))
                .isEqualTo(new Answered(GOOD, MONDAY.minusNanos(1)));
    }

    @Test
    void cannotBeAnsweredOnceItHasLapsed() {
        assertThatThrownBy(() -> untilMonday.answered(GOOD, MONDAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cannotGetALinkOnceItHasLapsed() {
        assertThatThrownBy(() -> untilMonday.linked(MONDAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void expiresAtItsTimeThoughNoticedLater() {
        assertThat(untilMonday.expired(MONDAY.plusSeconds(90))).isEqualTo(new Expired(MONDAY));
    }

    @Test
    void doesNotExpireBeforeItsTime() {
        assertThatThrownBy(() -> untilMonday.expired(MONDAY.minusNanos(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewLinkLeavesTheTimeToAnswerAsItWas() {
        var linked = untilMonday.linked(MONDAY.minusSeconds(60));

        assertThat(linked).isEqualTo(new Pending(MONDAY, Optional.of(MONDAY.minusSeconds(60))));
    }
}
