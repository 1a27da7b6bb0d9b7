package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

    private static final long HOUR = 3_600_000_000L;

    private final Latest latest = new Latest();

    @Test
    void theLastWordOfADayCountsWheneverItComes() {
        put(Field.ARR, 5, 10, "a", 1);
        put(Field.ARR, 5, 12, "b", 2);
        put(Field.ARR, 5, 11, "c", 3);
        put(Field.ARR, 6, 0, "d", 4);

        assertThat(latest.get(Field.ARR, "", 5).number()).isEqualTo(2);
        assertThat(latest.entries(Field.ARR, "")).hasSize(2);
    }

    @Test
    void ofOneTimeTheGreaterIdCountsAndThenTheGreaterValue() {
        put(Field.ARR, 5, 10, "a", 9);
        put(Field.ARR, 5, 10, "b", 1);
        put(Field.ARR, 5, 10, "a", 9);
        put(Field.ARR, 5, 10, "b", 2);
        put(Field.ARR, 5, 10, "b", 1);

        assertThat(latest.get(Field.ARR, "", 5).number()).isEqualTo(2);
        assertThat(text("x")).isGreaterThan(text("w")).isEqualByComparingTo(text("x"));
    }

    @Test
    void eachDayIsRemembered() {
        put(Field.ARR, 7, 0, "c", 7);
        put(Field.ARR, 5, 0, "a", 5);
        put(Field.ARR, 6, 23, "b", 6);

        assertThat(latest.get(Field.ARR, "", 4)).isNull();
        assertThat(latest.get(Field.ARR, "", 5).number()).isEqualTo(5);
        assertThat(latest.get(Field.ARR, "", 6).number()).isEqualTo(6);
        assertThat(latest.get(Field.ARR, "", 9).number()).isEqualTo(7);
        assertThat(latest.get(Field.SENTIMENT, "", 9)).isNull();
        var said = latest.between(5, 7).getFirst();
        assertThat(said.entries()).extracting(Entry::number).containsExactly(5.0, 6.0);
        assertThat(latest.between(8, 99)).isEmpty();
        assertThat(latest.between(0, 5)).isEmpty();
    }

    @Test
    void ofWhatIsForgottenTheLastValueStaysUnlessItCounts() {
        for (var field : List.of(Field.ARR, Field.NPS_ANSWER)) {
            put(field, 1, 0, "a", 1);
            put(field, 2, 0, "b", 2);
            put(field, 3, 0, "c", 3);
        }

        latest.forgetBefore(3);

        assertThat(latest.get(Field.ARR, "", 1)).isNull();
        assertThat(latest.get(Field.ARR, "", 2).number()).isEqualTo(2);
        assertThat(latest.get(Field.NPS_ANSWER, "", 2)).isNull();
        assertThat(latest.get(Field.NPS_ANSWER, "", 3).number()).isEqualTo(3);
        latest.forgetBefore(4);
        assertThat(latest.all(Field.NPS_ANSWER, 9)).isEmpty();
        assertThat(latest.all(Field.ARR, 9)).hasSize(1);
    }

    @Test
    void aTimeIsKeptToTheMicrosecondBefore1970Too() {
        var time = Instant.parse("1969-12-31T23:59:59.000001Z");

        assertThat(Entry.time(Entry.micros(time))).isEqualTo(time);
        assertThat(Entry.day(Entry.micros(time))).isEqualTo(-1);
    }

    private void put(Field field, int day, int hour, String id, double number) {
        latest.put(field, "", new Entry((24L * day + hour) * HOUR, id, number, null));
    }

    private static Entry text(String text) {
        return new Entry(0, "a", Double.NaN, text);
    }
}
