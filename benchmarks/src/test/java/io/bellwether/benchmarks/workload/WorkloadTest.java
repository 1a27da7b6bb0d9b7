package io.bellwether.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.benchmarks.workload.Workload.Size;
import io.bellwether.events.Event;
import io.bellwether.events.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final Instant END = Instant.parse("2026-06-30T00:00:00Z");
    private static final int EVENTS = 20_000;

    @Test
    void theSameSeedIsTheSameStream() {
        assertThat(all(workload(7))).isEqualTo(all(workload(7))).isNotEqualTo(all(workload(8)));
    }

    @Test
    void oneOfAHundredIsARepetition() {
        var workload = workload(1);

        var events = all(workload);

        assertThat(workload.repeated()).isCloseTo(EVENTS / 100, within(60));
        assertThat(new HashSet<>(events)).hasSize(EVENTS - workload.repeated());
    }

    @Test
    void fourOfFiveAreUsageAndNoneIsOfTheFuture() {
        var events = all(workload(1));

        assertThat(events.stream()
                        .filter(event -> event.fact() instanceof Usage)
                        .count())
                .isCloseTo(EVENTS * 4L / 5, within(400L));
        assertThat(events).allMatch(event -> event.time().isBefore(END));
        assertThat(events).anyMatch(event -> event.time().isBefore(END.minus(Duration.ofDays(89))));
    }

    @Test
    void theFirstAccountHasMuchMoreThanTheLast() {
        var events = all(workload(1));

        assertThat(of("x-account-0", events)).isGreaterThan(20 * of("x-account-999", events));
    }

    private static Workload workload(long seed) {
        return new Workload("x", new Size(EVENTS, 1_000), seed, END);
    }

    private static long of(String account, List<Event> events) {
        return events.stream().filter(event -> event.account().equals(account)).count();
    }

    private static List<Event> all(Workload workload) {
        var events = new ArrayList<Event>();
        while (workload.hasNext()) {
            events.add(workload.next());
        }
        return events;
    }
}
