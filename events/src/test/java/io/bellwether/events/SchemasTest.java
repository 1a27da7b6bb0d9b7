package io.bellwether.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    private static final String PUBLISHED = """
            {"type": "object", "required": ["a"], "properties": {
              "a": {"type": "string", "enum": ["x", "y"]},
              "b": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
              "c": {"type": ["array", "null"], "items": {"type": "object", "properties": {"d": {"type": "string"}}}}}}
            """;

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void theCommittedSchemaIsTheOneThatTheRecordGives(EventType type) throws IOException {
        var file = new DerivedFile(Schemas.FOLDER.resolve(Schemas.fileName(type)), getClass());
        var derived = Schemas.of(type);
        if (file.exists()) {
            assertThat(SchemaBreaks.between(json(file.read()), derived))
                    .as("what breaks publishers or consumers of %s, and so needs a new version beside it", type.name())
                    .isEmpty();
        }

        file.shouldBe(derived.toPrettyString() + "\n");
    }

    @Test
    void noKindIsEverRemoved() throws IOException {
        try (var files = Files.list(Schemas.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isSubsetOf(EventType.all().stream().map(Schemas::fileName).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"enum\": [\"x\", \"y\"]   | \"enum\": [\"x\"]         | /a no longer takes \"y\"",
                "\"b\": {                   | \"z\": {                  | /b was removed",
                "\"required\": [\"a\"]      | \"required\": [\"a\",\"b\"] | /b was made required",
                "\"minimum\": 0             | \"minimum\": 0.5          | /b takes a narrower range",
                "\"maximum\": 1             | \"maximum\": 0.5          | /b takes a narrower range",
                "\"d\": {\"type\": \"string\"} | \"d\": {\"type\": \"integer\"} | /c/0/d changed its type",
                "\"d\": {                   | \"e\": {                  | /c/0/d was removed"
            })
    void aBreakingChangeIsFound(String older, String newer, String found) throws IOException {
        var changed = PUBLISHED.replace(older, newer);

        assertThat(SchemaBreaks.between(json(PUBLISHED), json(changed))).containsExactly(found);
    }

    @Test
    void moreFieldsMoreValuesAndWiderRangesBreakNothing() throws IOException {
        var wider = PUBLISHED
                .replace("\"properties\": {", "\"properties\": { \"new\": {\"type\": [\"string\", \"null\"]},")
                .replace("\"y\"]", "\"y\", \"z\"]")
                .replace("\"maximum\": 1", "\"maximum\": 10");

        assertThat(SchemaBreaks.between(json(PUBLISHED), json(wider))).isEmpty();
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }
}
