package io.bellwether.effectonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Event;
import io.bellwether.events.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What the memory of seen ids holds, drops and costs. */
class SeenIdsTest {

    private static final int NOW = 494_000;

    private final EventId id = new EventId();

    @RepeatedTest(5)
    void whatWasAddedIsFoundAndNothingElse(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var seen = new SeenIds();
        var added = new ArrayList<long[]>();
        for (int i = 0; i < 20_000; i++) {
            var pair = new long[] {random.nextLong() | 1, random.nextLong()};
            added.add(pair);
            seen.add(pair[0], pair[1], NOW);
        }

        assertThat(added).allMatch(pair -> seen.find(pair[0], pair[1]) != 0);
        assertThat(random.longs(20_000).filter(high -> seen.find(high | 1, high) != 0))
                .isEmpty();
        assertThat(seen.size()).isEqualTo(20_000);
        assertThat((double) seen.bytes() / seen.size()).isBetween(20.0, 31.0);
    }

    @Test
    void theStoredFormIsReadBackTheSame() {
        var seen = filled(1_000, NOW);
        var read = new SeenIds();
        read.addAll(seen.stored(), 0, 1_000, NOW, true);

        assertThat(read.size()).isEqualTo(1_000);
        assertThat(find(read, "e7", "body 7")).isNotZero();
        assertThat(seen.stored()).hasSize(1_000 * EventId.BYTES);
    }

    @Test
    void oldHoursAreForgottenAndYoungOnesKept() {
        var seen = filled(100, NOW - 168);
        seen.addAll(filled(300, NOW), NOW);

        seen.forgetBefore(NOW - 167);

        assertThat(seen.size()).isEqualTo(200); // 100 were known already, and stay of the hour that saw them first
        assertThat(find(seen, "e99", "")).isZero();
        assertThat(find(seen, "e100", "")).isNotZero();
    }

    @Test
    void theSameIdWithAnotherBodyIsToldApart() {
        var seen = filled(10, NOW);

        assertThat(EventId.sameBody(find(seen, "e3", "body 3"), low("e3", "body 3")))
                .isTrue();
        assertThat(EventId.sameBody(find(seen, "e3", "other"), low("e3", "other")))
                .isFalse();
    }

    private SeenIds filled(int ids, int hour) {
        var seen = new SeenIds();
        for (int i = 0; i < ids; i++) {
            id.compute(event("e" + i), bytes("body " + i));
            seen.add(id.high(), id.low(), hour);
        }
        return seen;
    }

    private long find(SeenIds seen, String name, String body) {
        id.compute(event(name), bytes(body));
        return seen.find(id.high(), id.low());
    }

    private long low(String name, String body) {
        id.compute(event(name), bytes(body));
        return id.low();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Event event(String name) {
        return new Event("test", name, "acme", Instant.EPOCH, new Usage.Login("ann"));
    }
}
