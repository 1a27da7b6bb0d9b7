package io.bellwether.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayTest {

    @Test
    void elementsAreCutOutWithoutTheSpaceAroundThem() {
        assertThat(elements(" [ {\"a\":1} ,\n[2, 3],\t\"x,]\\\"\", 4 ] "))
                .contains(List.of("{\"a\":1}", "[2, 3]", "\"x,]\\\"\"", "4"));
    }

    @Test
    void anEmptyArrayHasNone() {
        assertThat(elements("[ ]")).contains(List.of());
    }

    @Test
    void aBrokenElementLeavesTheOthersWhole() {
        assertThat(elements("[{\"a\":},{\"b\":1},,nonsense]"))
                .contains(List.of("{\"a\":}", "{\"b\":1}", "", "nonsense"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "1", "[", "[1", "[\"1]", "[1]]", "[1] 2", "[{]", "]", "[\"\\"})
    void whatIsNoArrayHasNone(String body) {
        assertThat(elements(body)).isEmpty();
    }

    @Test
    void cuttingStopsWhereThereAreTooMany() {
        assertThat(JsonArray.elements("[1,2,3,4,5".getBytes(UTF_8), 2))
                .hasValueSatisfying(elements -> assertThat(elements).hasSize(3));
    }

    @Property
    void anyArrayIsCutAsAParserWouldReadIt(@ForAll("documents") List<Object> documents) throws JsonProcessingException {
        var array = Json.mapper().valueToTree(documents);

        var cut = elements(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(array))
                .orElseThrow();

        assertThat(cut.stream().map(JsonArrayTest::parse).toList())
                .isEqualTo(array.valueStream().toList());
    }

    @Provide
    Arbitrary<List<Object>> documents() {
        var texts = Arbitraries.strings().withChars("ab\"\\[]{},: \n\u00e9").ofMaxLength(8);
        Arbitrary<Object> scalars =
                Arbitraries.oneOf(texts.asGeneric(), Arbitraries.integers().asGeneric());
        var objects = Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars.list().ofMaxSize(3).map(list -> (Object) list),
                () -> Arbitraries.maps(texts, scalars).ofMaxSize(3).map(map -> (Object) map));
        return objects.list().ofMaxSize(6);
    }

    private static Optional<List<String>> elements(String body) {
        return JsonArray.elements(body.getBytes(UTF_8), 1000)
                .map(elements -> elements.stream()
                        .map(element -> new String(element.bytes(), UTF_8))
                        .collect(Collectors.toList()));
    }

    private static JsonNode parse(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
