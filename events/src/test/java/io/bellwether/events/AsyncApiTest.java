package io.bellwether.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    @Test
    void theCommittedDocumentIsTheOneThatTheCodeGives() throws IOException {
        new DerivedFile(FILE, getClass()).shouldBe(YAML.writeValueAsString(AsyncApi.document()));
    }

    @Test
    void everySchemaThatItRefersToIsThere() {
        for (var message : AsyncApi.document().at("/components/messages")) {
            if (message.has("payload")) {
                assertThat(FILE.resolveSibling(message.at("/payload/$ref").textValue()))
                        .exists();
            }
        }
    }
}
