package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    private static final EventType LOGIN = Wire.type("usage.login");
    private static final byte[] DATA = "{\"user\":\"u-1\"}".getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({
        "specversion,must be 1.0",
        "id,is required",
        "source,is required",
        "type,is required",
        "subject,is required",
        "time,is required"
    })
    void everyAttributeIsNeeded(String attribute, String reason) {
        var attributes = Wire.attributes(LOGIN);
        attributes.remove(attribute);

        shouldBeMalformed(attributes, "/" + attribute, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject"})
    void idsAreShortPlainText(String attribute) {
        var unprintable = "must not contain control characters or surrogates";

        shouldBeMalformed(with(attribute, "  "), "/" + attribute, "is required");
        shouldBeMalformed(with(attribute, "x".repeat(257)), "/" + attribute, "must not be longer than 256 characters");
        for (var bad : new String[] {"a\0", "a\nb", "\u007f", "\u0085", "\ud83d\ude00"}) {
            shouldBeMalformed(with(attribute, bad), "/" + attribute, unprintable);
        }
    }

    @Test
    void theLongestIdIsTaken() {
        for (var wire : Wire.values()) {
            assertThat(wire.decode(with("id", "é".repeat(256)), DATA)).isInstanceOf(Known.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-05-04",
                "2026-05-04T08:03:41",
                "2026-05-04 08:03:41Z",
                "2026-02-30T08:03:41Z",
                "2026-05-04T08:61:41Z",
                "2026-05-04T08:03:41.1234567890Z",
                "+12026-05-04T08:03:41Z",
                "0000-01-01T00:00:00+18:00",
                "1777881821"
            })
    void aTimeIsAnRfc3339Time(String time) {
        shouldBeMalformed(with("time", time), "/time", "must be an RFC 3339 time such as 2026-05-01T09:30:00Z");
    }

    @Test
    void anAttributeThatIsNoStringIsNamed() {
        var event = Samples.json(LOGIN).put("id", 17);

        assertThat(Codec.decode(Wire.STRUCTURED_HEADERS, event.toString().getBytes(UTF_8)))
                .isEqualTo(new Malformed("/id", "must be a string"));
    }

    @Test
    void aNullAttributeIsAnAbsentOne() {
        var event = Samples.json(LOGIN).putNull("subject");

        assertThat(Codec.decode(Wire.STRUCTURED_HEADERS, event.toString().getBytes(UTF_8)))
                .isEqualTo(new Malformed("/subject", "is required"));
    }

    private static Map<String, String> with(String attribute, String value) {
        var attributes = Wire.attributes(LOGIN);
        attributes.put(attribute, value);
        return attributes;
    }

    private static void shouldBeMalformed(Map<String, String> attributes, String pointer, String reason) {
        for (var wire : Wire.values()) {
            assertThat(wire.decode(attributes, DATA)).as("%s", wire).isEqualTo(new Malformed(pointer, reason));
        }
    }
}
