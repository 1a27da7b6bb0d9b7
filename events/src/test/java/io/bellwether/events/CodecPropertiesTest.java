package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import io.bellwether.events.Decoded.Unknown;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CodecPropertiesTest {

    private static final Pattern INTERNALS = Pattern.compile("`|\\.[a-z]+\\.|Exception|jackson|java|[a-z][A-Z]");

    private static final Map<EventType, JsonSchema> SCHEMAS = EventType.all().stream()
            .collect(Collectors.toMap(
                    type -> type,
                    type -> JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Schemas.of(type))));

    @Provide
    Arbitrary<Event> events() {
        return FactArbitraries.events();
    }

    @Provide
    Arbitrary<EventType> types() {
        return Arbitraries.of(EventType.all());
    }

    @Property
    void whatIsWrittenIsReadAsTheSameEvent(@ForAll("events") Event event) {
        var message = Codec.encode(event);

        assertThat(Codec.decode(message.headers()::get, message.value())).isEqualTo(new Known(event));
    }

    @Property
    void inStructuredFormToo(@ForAll("events") Event event) {
        var message = Codec.encode(event);
        var structured = Json.mapper().createObjectNode();
        message.headers().forEach((name, value) -> structured.put(name.replace("ce_", ""), value));
        structured.set("data", Json.mapper().valueToTree(event.fact()));

        assertThat(Codec.decode(Wire.STRUCTURED_HEADERS, structured.toString().getBytes(UTF_8)))
                .isEqualTo(new Known(event));
    }

    @Property
    void theSchemaTakesWhateverIsWritten(@ForAll("events") Event event) throws IOException {
        var message = Codec.encode(event);

        var schema = SCHEMAS.get(EventType.of(event.fact()));
        assertThat(schema.validate(Json.mapper().readTree(message.value()))).isEmpty();
    }

    @Property
    void anyBytesAndHeadersAreTaken(
            @ForAll byte[] value, @ForAll("types") EventType type, @ForAll String header, @ForAll boolean structured) {
        shouldBeSound(Codec.decode(_ -> header, value));
        shouldBeSound(Wire.BINARY.decode(Wire.attributes(type), value));
        shouldBeSound((structured ? Wire.STRUCTURED : Wire.BINARY).decode(Wire.attributes(type), value));
    }

    @Property
    void aSampleWithAnyByteChangedIsTaken(
            @ForAll("types") EventType type, @ForAll @IntRange(max = 10_000) int place, @ForAll byte replacement) {
        var bytes = Samples.bytes(type);
        bytes[place % bytes.length] = replacement;

        shouldBeSound(Codec.decode(Wire.STRUCTURED_HEADERS, bytes));
    }

    @Property
    void aSampleCutAnywhereIsMalformed(@ForAll("types") EventType type, @ForAll @IntRange(max = 10_000) int place) {
        var text = Samples.data(type).toString();

        assertThat(Wire.BINARY.decode(type, text.substring(0, place % text.length())))
                .isInstanceOf(Malformed.class);
    }

    /** Known events can be written again; reasons are in the publisher's words. */
    private static void shouldBeSound(Decoded decoded) {
        switch (decoded) {
            case Known(var event) -> {
                var message = Codec.encode(event);
                assertThat(Codec.decode(message.headers()::get, message.value()))
                        .isEqualTo(decoded);
            }
            case Malformed(var pointer, var reason) -> {
                assertThat(pointer).matches("(/[A-Za-z0-9]+)*");
                assertThat(reason).isNotBlank().doesNotContainPattern(INTERNALS);
            }
            case Unknown(var type) -> assertThat(EventType.named(type)).isNull();
        }
    }
}
