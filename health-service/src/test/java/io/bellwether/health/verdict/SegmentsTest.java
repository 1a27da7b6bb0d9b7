package io.bellwether.health.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.health.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments by ARR (requirements A9): both bounds belong to mid-market. */
class SegmentsTest {

    private static final Segments SEGMENTS = new Segments(100_000, 25_000);

    @ParameterizedTest
    @CsvSource({
        "0, smb",
        "24999.99, smb",
        "25000, mid-market",
        "25000.01, mid-market",
        "100000, mid-market",
        "100000.01, enterprise"
    })
    void bothBoundsAreMidMarket(double arr, String segment) {
        assertThat(SEGMENTS.of(new Story().daysAgo(1, described(null, arr)).view()))
                .isEqualTo(segment);
    }

    @Test
    void whatIsToldCountsMoreThanTheArr() {
        assertThat(SEGMENTS.of(
                        new Story().daysAgo(1, described("strategic", 5.0)).view()))
                .isEqualTo("strategic");
    }

    @Test
    void withoutArrThereIsNone() {
        assertThat(SEGMENTS.of(new Story().view())).isNull();
    }

    private static Account.Described described(String segment, Double arr) {
        return new Account.Described(null, segment, arr, null, null, null, null, null, null, null, null, null, null);
    }
}
