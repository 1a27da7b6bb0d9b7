package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskingRulesTest {

    private static final Instant NOW = Instant.parse("2026-05-11T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final AskingRules rules = new AskingRules(WEEK, WEEK);

    @Test
    void asksWhoWasNeverAsked() {
        assertThat(rules.judge(NOW, Optional.empty(), NOW)).isEqualTo(Verdict.ASK);
    }

    @Test
    void leavesAContactInPeaceUntilTheQuietPeriodIsOver() {
        assertThat(rules.judge(NOW, Optional.of(NOW.minus(WEEK).plusMillis(1)), NOW))
                .isEqualTo(Verdict.ASKED_RECENTLY);
    }

    @Test
    void asksAgainWhenTheQuietPeriodIsOver() {
        assertThat(rules.judge(NOW, Optional.of(NOW.minus(WEEK)), NOW)).isEqualTo(Verdict.ASK);
    }

    @Test
    void asksEveryTimeWithoutAQuietPeriod() {
        var rules = new AskingRules(WEEK, Duration.ZERO);

        assertThat(rules.judge(NOW, Optional.of(NOW), NOW)).isEqualTo(Verdict.ASK);
    }

    @Test
    void doesNotAskAboutATicketOfTheDistantPastThatWasImportedToday() {
        assertThat(rules.judge(NOW.minus(WEEK), Optional.empty(), NOW)).isEqualTo(Verdict.CLOSED_LONG_AGO);
    }

    @Test
    void copesWithTheEndOfTime() {
        assertThat(rules.judge(Instant.MAX, Optional.empty(), NOW)).isEqualTo(Verdict.ASK);
    }

    @Test
    void refusesALifetimeInWhichNobodyCouldAnswer() {
        assertThatThrownBy(() -> new AskingRules(Duration.ZERO, WEEK)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesANegativeQuietPeriod() {
        assertThatThrownBy(() -> new AskingRules(WEEK, Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
