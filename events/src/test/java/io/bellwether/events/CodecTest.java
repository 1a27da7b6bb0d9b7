package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import io.bellwether.events.Decoded.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    private static final EventType LOGIN = Wire.type("usage.login");
    private static final Instant TIME = Instant.parse("2026-05-04T08:03:41Z");
    private static final Event EVENT =
            new Event("https://app.example.com", "e-1", "acme", TIME, new Usage.Login("u-1042"));

    @ParameterizedTest
    @EnumSource
    void anEventIsReadInEitherMode(Wire wire) {
        assertThat(wire.decode(LOGIN, "{\"user\": \"u-1042\"}")).isEqualTo(new Known(EVENT));
    }

    @Test
    void anEventIsWrittenInBinaryMode() {
        var message = Codec.encode(EVENT);

        assertThat(new String(message.value(), UTF_8)).isEqualTo("{\"user\":\"u-1042\"}");
        assertThat(message.headers())
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "e-1",
                        "ce_source", "https://app.example.com",
                        "ce_type", "io.bellwether.usage.login.v1",
                        "ce_subject", "acme",
                        "ce_time", "2026-05-04T08:03:41Z",
                        "content-type", "application/json"));
    }

    @ParameterizedTest
    @EnumSource
    void fieldsThatAReaderDoesNotKnowAreIgnored(Wire wire) {
        assertThat(wire.decode(LOGIN, "{\"user\": \"u-1042\", \"device\": {\"os\": [1, null]}}"))
                .isEqualTo(new Known(EVENT));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAbsentOrNullTakesItsDefault(Wire wire) {
        assertThat(fact(wire, "usage.feature-used", "{\"feature\": \"f\", \"user\": null, \"count\": null}"))
                .isEqualTo(new Usage.FeatureUsed("f", null, 1, null));
        assertThat(fact(wire, "ticket.escalated", "{\"ticket\": \"t\"}"))
                .isEqualTo(new Ticket.Escalated("t", Ticket.Escalated.Level.NORMAL));
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatIsNotDescribedIsUnknownRatherThanNull(Wire wire) {
        var data = Samples.data(Wire.type("health.scored")).without(List.of("account", "movers"));

        var scored = (Health.Scored) fact(wire, "health.scored", data.toString());

        assertThat(scored.account()).isEqualTo(AccountCard.UNKNOWN);
        assertThat(scored.movers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.bellwether.usage.login.v2", "io.bellwether.usage.dance.v1", "com.example.someevent"})
    void anotherTypeOrVersionIsUnknownWhateverItsData(String type) {
        for (var wire : Wire.values()) {
            var attributes = Wire.attributes(LOGIN);
            attributes.put("type", type);

            assertThat(wire.decode(attributes, "[1]".getBytes(UTF_8))).isEqualTo(new Unknown(type));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=utf-8",
                "Application/CloudEvents+JSON"
            })
    void theContentTypeTellsTheMode(String contentType) {
        var decoded = Codec.decode(name -> name.equals("content-type") ? contentType : null, Samples.bytes(LOGIN));

        assertThat(decoded).isInstanceOf(Known.class);
    }

    @Test
    void tombstonesAndEmptyValuesHaveNoData() {
        for (var headers : new Headers[] {Headers.NONE, Wire.STRUCTURED_HEADERS}) {
            assertThat(Codec.decode(headers, null)).isEqualTo(new Malformed("", "has no data"));
            assertThat(Codec.decode(headers, new byte[0])).isEqualTo(new Malformed("", "has no data"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "null", "5", "\"text\""})
    void aStructuredEventIsAnObject(String value) {
        assertThat(Codec.decode(Wire.STRUCTURED_HEADERS, value.getBytes(UTF_8)))
                .isEqualTo(new Malformed("", "must be a JSON object"));
    }

    @Test
    void whatNoReaderWouldTakeIsNotWritten() {
        assertThatThrownBy(() -> Codec.encode(new Event("s", "i", "acme", TIME, new Usage.Login("\0"))))
                .isInstanceOf(InvalidFact.class);
        assertThatThrownBy(() -> Codec.encode(new Event("s", "i", "acme", TIME, new Usage.Login(null))))
                .isInstanceOf(InvalidFact.class);
        assertThatThrownBy(() -> Codec.encode(new Event("s", "i".repeat(257), "acme", TIME, EVENT.fact())))
                .isInstanceOf(InvalidFact.class);
        assertThatThrownBy(() -> Codec.encode(new Event("s", "i", "acme", Instant.MAX, EVENT.fact())))
                .isInstanceOf(InvalidFact.class);
    }

    private static Fact fact(Wire wire, String kind, String data) {
        var decoded = wire.decode(Wire.type(kind), data);
        assertThat(decoded).isInstanceOf(Known.class);
        return ((Known) decoded).event().fact();
    }
}
