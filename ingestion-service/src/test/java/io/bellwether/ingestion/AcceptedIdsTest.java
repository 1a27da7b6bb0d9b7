package io.bellwether.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AcceptedIdsTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final int MOST = 1_000;

    @Property(tries = 200)
    void anIdIsKnownThroughoutItsWindowAndForgottenAQuarterLater(
            @ForAll @IntRange(min = 2, max = 700) int count, @ForAll @LongRange(max = 5_000) long between) {
        var ids = remembering("PT30M");
        for (int number = 0; number < count; number++) {
            ids.add(hash(number), 0, NOW + number * between);
        }
        long last = NOW + (count - 1) * between;

        for (int number = 0; number < count; number++) {
            long age = last - (NOW + number * between);
            if (age < 30 * MINUTE) {
                assertThat(ids.find(hash(number), 0, last)).as("age %d", age).isNotZero();
            }
            if (age > 38 * MINUTE) {
                assertThat(ids.find(hash(number), 0, last)).as("age %d", age).isZero();
            }
        }
    }

    @Property(tries = 50)
    void thereAreNeverMoreThanAllowedAndTheNewestStay(@ForAll @IntRange(min = 1, max = 5_000) int count) {
        var ids = remembering("PT30M");
        for (int number = 0; number < count; number++) {
            ids.add(hash(number), 0, NOW);
        }

        assertThat(ids.size()).isLessThanOrEqualTo(MOST);
        assertThat(ids.bytes()).isLessThanOrEqualTo(Math.max(MOST, 4 * 17) * 30L);
        for (int number = Math.max(0, count - MOST * 3 / 4); number < count; number++) {
            assertThat(ids.find(hash(number), 0, NOW)).isNotZero();
        }
    }

    @Test
    void whatIsReadAgainIsNotRememberedForLonger() {
        var ids = remembering("PT30M");
        ids.add(7, 0, NOW);
        ids.add(7, 0, NOW + 29 * MINUTE);

        assertThat(ids.find(7, 0, NOW + 29 * MINUTE)).isNotZero();
        assertThat(ids.find(7, 0, NOW + 39 * MINUTE)).isZero();
        assertThat(ids.size()).isOne();
    }

    @Test
    void whatIsPastIsFreed() {
        var ids = remembering("PT30M");
        ids.add(7, 0, NOW);

        ids.forget(NOW + 31 * MINUTE);

        assertThat(ids.bytes()).isZero();
    }

    @Test
    void withoutAWindowNothingIsRemembered() {
        var off = remembering("PT0S");

        off.add(7, 0, NOW);

        assertThat(off.find(7, 0, NOW)).isZero();
    }

    /** Spread over all longs, as hashes are, and never 0. */
    private static long hash(int number) {
        return (2L * number + 1) * 0x9e37_79b9_7f4a_7c15L;
    }

    private static AcceptedIds remembering(String window) {
        return new AcceptedIds(Configs.with(Map.of(
                "bellwether.ingestion.dedup-window",
                window,
                "bellwether.ingestion.dedup-events",
                Integer.toString(MOST))));
    }
}
