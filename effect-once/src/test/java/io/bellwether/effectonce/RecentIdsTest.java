package io.bellwether.effectonce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which ids of a shard stay in memory. */
class RecentIdsTest {

    private static final int NOW = 494_000;
    private static final int MOST = 1_000;

    private final RecentIds recent = new RecentIds(MOST);

    @Test
    void theHoursBeforeTheWindowGoAndAllOthersStay() {
        for (int number = 0; number < 900; number += 10) {
            recent.addAll(ids(number, number + 10), NOW + number / 100);
        }

        recent.forgetBefore(NOW + 4);

        assertThat(recent.size()).isEqualTo(500);
        assertThat(known(0, 400)).isZero();
        assertThat(known(400, 900)).isEqualTo(500);
    }

    @Test
    void aBatchOfMoreThanAllowedReplacesAllOthers() {
        recent.addAll(ids(0, 300), NOW);

        int forgotten = recent.addAll(ids(300, 1_800), NOW);

        assertThat(forgotten).isEqualTo(300);
        assertThat(known(300, 1_800)).isEqualTo(1_500);
        assertThat(recent.addAll(ids(1_800, 1_900), NOW)).isEqualTo(1_500);
        assertThat(recent.size()).isEqualTo(100);
    }

    @Test
    void ofStoredIdsTheNewestAreTakenAsLongAsThereIsRoom() {
        recent.addOlder(ids(600, 1_200).stored(), NOW, true, 1_800);
        recent.addOlder(ids(0, 600).stored(), NOW, true, 1_800);

        assertThat(recent.isOpen()).isFalse();
        assertThat(recent.size()).isEqualTo(MOST);
        assertThat(known(600, 1_200)).isEqualTo(600);
        assertThat((double) recent.bytes() / MOST).isLessThan(31);
    }

    private long known(int begin, int end) {
        return IntStream.range(begin, end)
                .filter(number -> recent.find(hash(number), 0) != 0)
                .count();
    }

    private static SeenIds ids(int begin, int end) {
        var ids = new SeenIds();
        IntStream.range(begin, end).forEach(number -> ids.add(hash(number), 0, 0));
        return ids;
    }

    /** Spread over all longs, as hashes are, and never 0. */
    private static long hash(int number) {
        return (2L * number + 1) * 0x9e37_79b9_7f4a_7c15L;
    }
}
