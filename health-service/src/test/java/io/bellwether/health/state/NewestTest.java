package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewestTest {

    private static final long DAY = 86_400_000_000L;

    private final Newest newest = new Newest();

    @Test
    void threeAreKeptTheNewestFirst() {
        add(3, "c");
        add(1, "a");
        add(2, "b");
        add(4, "d");
        add(0, "z");

        assertThat(newest.events()).extracting(Newest.Seen::id).containsExactly("d", "c", "b");
        assertThat(newest.events().getFirst().time()).isEqualTo(Instant.parse("1970-01-05T00:00:00Z"));
    }

    @Test
    void ofOneTimeTheGreaterIdIsTheNewerAndNoneIsThereTwice() {
        add(1, "a");
        add(1, "b");
        add(1, "a");
        add(1, "b");

        assertThat(newest.events()).extracting(Newest.Seen::id).containsExactly("b", "a");
    }

    @Test
    void ofOthersThoseOfTheAskedDaysAreTaken() {
        add(1, "a");
        add(2, "b");
        add(3, "c");
        var some = new Newest();
        some.addAll(newest, 2, 2);
        var all = new Newest();
        all.addAll(newest, 1, 3);

        assertThat(some.events()).extracting(Newest.Seen::id).containsExactly("b");
        assertThat(all.events()).hasSize(3);
    }

    private void add(int day, String id) {
        newest.add(day * DAY, id);
    }
}
