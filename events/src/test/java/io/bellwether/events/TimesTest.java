package io.bellwether.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;

class TimesTest {

    @Provide
    Arbitrary<Instant> times() {
        return FactArbitraries.times();
    }

    @Property
    void anyTimeThatIsWrittenIsRead(@ForAll("times") Instant time) {
        assertThat(Times.parse(time.toString())).isEqualTo(time);
    }

    /** The quick path must be no other than the JDK's, even at the edges: hour 24, leap seconds, signs, offsets. */
    @Property
    void anyTextIsReadAsTheJdkReadsIt(
            @ForAll("times") Instant time,
            @ForAll @IntRange(max = 29) int place,
            @ForAll @CharRange(from = '0', to = '9') @Chars({'+', '-', ':', '.', 'T', 'Z', 'z', ' ', '٣'}) char c) {
        var text = new StringBuilder(time.toString());
        text.setCharAt(place % text.length(), c);

        var expected = jdk(text.toString());
        if (expected == null) {
            assertThatThrownBy(() -> Times.parse(text.toString())).isInstanceOf(InvalidFact.class);
        } else {
            assertThat(Times.parse(text.toString())).isEqualTo(expected);
        }
    }

    @Example
    void offsetsLowerCaseAndLeapSecondsAreRead() {
        assertThat(Times.parse("2026-05-04T10:03:41+02:00")).isEqualTo(Instant.parse("2026-05-04T08:03:41Z"));
        assertThat(Times.parse("2026-05-04t08:03:41.5z")).isEqualTo(Instant.parse("2026-05-04T08:03:41.5Z"));
        assertThat(Times.parse("2016-12-31T23:59:60Z")).isEqualTo(Instant.parse("2016-12-31T23:59:59Z"));
    }

    private static Instant jdk(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
