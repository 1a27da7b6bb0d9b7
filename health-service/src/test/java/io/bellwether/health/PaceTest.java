package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-06-30T00:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void slicesAreSpreadEvenlyAndThoseBeyondComeAtTheEnd() {
        assertThat(due(Pace.over(TEN_MINUTES, MIDNIGHT, 4_000), 6))
                .extracting(due -> Duration.between(MIDNIGHT, due).toSeconds())
                .containsExactly(0L, 150L, 300L, 450L, 600L, 600L);
    }

    @Test
    void smallerSlicesComeTheFaster() {
        var pace = Pace.over(TEN_MINUTES, MIDNIGHT, 4_000);

        assertThat(pace.after(100).after(300).due()).isEqualTo(MIDNIGHT.plusSeconds(60));
    }

    @Test
    void aBookOfUnknownSizeHasOneSliceAtTheBeginAndTheRestAtTheEnd() {
        assertThat(due(Pace.over(TEN_MINUTES, MIDNIGHT, 0), 3))
                .containsExactly(MIDNIGHT, MIDNIGHT.plus(TEN_MINUTES), MIDNIGHT.plus(TEN_MINUTES));
    }

    @Test
    void atOnceIsAlwaysDue() {
        assertThat(due(Pace.AT_ONCE, 3)).containsOnly(Instant.MIN);
        assertThat(due(Pace.over(Duration.ZERO, MIDNIGHT, 1_000_000), 3)).containsOnly(MIDNIGHT);
    }

    private static List<Instant> due(Pace pace, int slices) {
        return Stream.iterate(pace, each -> each.after(1_000))
                .limit(slices)
                .map(Pace::due)
                .toList();
    }
}
