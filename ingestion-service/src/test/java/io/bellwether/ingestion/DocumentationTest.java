package io.bellwether.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.EventType;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.mapping.InvalidMapping;
import io.bellwether.ingestion.mapping.MappingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void everyKindAndItsFieldsAreDocumented() throws IOException {
        var lines = Files.readString(DOCS.resolve("events.md")).lines().toList();

        for (var type : EventType.all()) {
            if (type.topic().published()) {
                var fields = Arrays.stream(type.shape().getRecordComponents()).map(field -> field.getName());
                assertThat(lines)
                        .filteredOn(line -> line.contains("`" + type.kind() + "` |"))
                        .anySatisfy(line -> assertThat(line).contains(fields.toArray(String[]::new)));
            }
        }
    }

    @Test
    void everyReasonForARejectionIsDocumented() throws IOException {
        assertThat(Files.readString(DOCS.resolve("events.md")))
                .contains(
                        Arrays.stream(Reason.values()).map(Reason::problemType).toArray(String[]::new));
    }

    @Test
    void theMappingInTheDocumentationCanBeRead() throws IOException, InvalidMapping {
        var text = Files.readString(DOCS.resolve("imports.md"));
        int from = text.indexOf("```yaml\n") + "```yaml\n".length();

        var mapping = MappingReader.read(
                text.substring(from, text.indexOf("```", from)).getBytes(StandardCharsets.UTF_8));

        assertThat(mapping.files()).hasSize(2);
    }
}
