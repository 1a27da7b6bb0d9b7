package io.bellwether.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void theCommittedSchemaIsTheOneTheRecordGives(EventType type) throws Exception {
        var generated = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(Schemas.of(type)) + "\n";
        if (Boolean.getBoolean("write")) {
            Files.createDirectories(Schemas.FOLDER);
            Files.writeString(Schemas.file(type), generated);
        }
        assertThat(generated).isEqualTo(Files.readString(Schemas.file(type)));
    }
}
