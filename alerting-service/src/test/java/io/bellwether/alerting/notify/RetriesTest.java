package io.bellwether.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    private static final Retries RETRIES = new Retries(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(2)), 0.1, Duration.ofHours(24));

    @Test
    void afterEachAttemptItWaitsLongerUntilItGivesUp() {
        assertThat(RETRIES.after(1, Duration.ZERO, 0)).contains(Duration.ofSeconds(5));
        assertThat(RETRIES.after(2, Duration.ZERO, 0)).contains(Duration.ofMinutes(5));
        assertThat(RETRIES.after(3, Duration.ZERO, 0)).contains(Duration.ofHours(2));
        assertThat(RETRIES.after(4, Duration.ZERO, 0)).isEmpty();
    }

    @Property
    void jitterComesOnTopAndIsATenthAtTheMost(
            @ForAll @IntRange(min = 1, max = 3) int attempt, @ForAll @DoubleRange(max = 0.99) double chance) {
        var plain = RETRIES.after(attempt, Duration.ZERO, 0).orElseThrow();

        assertThat(RETRIES.after(attempt, Duration.ZERO, chance).orElseThrow())
                .isBetween(plain, plain.plusMillis(plain.toMillis() / 10));
    }

    @Property
    void whatTheRecipientAsksForIsHonouredUpToALimit(
            @ForAll @IntRange(min = 1, max = 3) int attempt, @ForAll @LongRange(max = 1_000_000) long seconds) {
        var wait = RETRIES.after(attempt, Duration.ofSeconds(seconds), 0).orElseThrow();

        assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 86_400)));
        assertThat(wait).isLessThanOrEqualTo(Duration.ofHours(24));
    }

    @Test
    void whoIsOverloadedIsLeftAloneForAsLongAsTheyAskElseForMinutesAtTheMost() {
        var hours = Optional.of(Duration.ofHours(2));

        assertThat(RETRIES.pause(Duration.ofHours(1), Optional.of(Duration.ofSeconds(5))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(RETRIES.pause(Duration.ofSeconds(9), hours)).isEqualTo(Duration.ofSeconds(9));
        assertThat(RETRIES.pause(Duration.ofDays(2), hours)).isEqualTo(Duration.ofHours(24));
        assertThat(RETRIES.pause(Duration.ZERO, Optional.of(Duration.ofSeconds(5))))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(RETRIES.pause(Duration.ZERO, hours)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RETRIES.pause(Duration.ZERO, Optional.empty())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aScheduleThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new Retries(List.of(Duration.ZERO), 0, Duration.ofHours(1)))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new Retries(List.of(), 1.1, Duration.ofHours(1)))
                .hasMessageContaining("jitter");
        assertThatThrownBy(() -> new Retries(List.of(), 0, Duration.ZERO)).hasMessageContaining("longest");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, PT0S",
                "120, PT2M",
                "' 7 ', PT7S",
                "'Fri, 15 May 2026 08:10:00 GMT', PT10M",
                "'Fri, 15 May 2026 07:10:00 GMT', PT0S",
                "soon, PT0S",
                "-5, PT0S",
                "99999999999999, PT0S",
                "1.5, PT0S"
            })
    void aRetryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(Reply.retryAfter(header, Instant.parse("2026-05-15T08:00:00Z")))
                .isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Delivered", "204, Delivered", "299, Delivered", "301, Again", "302, Again", "307, Again", "400, Again",
        "401, Again", "404, Again", "410, Gone", "429, Again", "500, Again", "503, Again", "199, Again"
    })
    void allBut2xxIsAFailureAnd410EndsIt(int status, String verdict) {
        assertThat(Verdict.ofHttp(Reply.of(status, "")).getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void whoIsOverloadedGetsNothingAtAllForAWhile() {
        for (int status : List.of(429, 502, 503, 504)) {
            assertThat(Verdict.ofHttp(new Reply(status, Duration.ofSeconds(9), "")))
                    .isEqualTo(new Verdict.Again(Duration.ofSeconds(9), true));
        }
        assertThat(Verdict.ofHttp(Reply.of(500, ""))).isEqualTo(new Verdict.Again(Duration.ZERO, false));
        assertThat(Verdict.ofHttp(Reply.none("no route"))).isEqualTo(new Verdict.Again(Duration.ZERO, false));
    }

    @Test
    void ofAnAnswerOnlyTheBeginningIsKeptWithoutControlCharacters() {
        assertThat(Reply.of(500, "a\0b\r\nc" + "x".repeat(2_000)).text())
                .startsWith("a b c")
                .hasSize(500);
    }
}
