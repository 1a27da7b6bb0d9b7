package io.bellwether.alerting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.bellwether.alerting.escalate.Ladder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The YAML file that holds when tasks escalate. */
final class EscalationFile {

    private static final String BUILT_IN = "/escalation.yaml";

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .findAndAddModules()
            .build();

    private EscalationFile() {}

    /** @param own in place of the built-in one */
    static Ladder read(Optional<Path> own) {
        try (var file = own.isPresent() ? Files.newInputStream(own.get()) : builtIn()) {
            return YAML.readValue(file, Ladder.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read when tasks escalate, "
                            + own.map(Path::toString).orElse(BUILT_IN),
                    e);
        }
    }

    private static InputStream builtIn() {
        return EscalationFile.class.getResourceAsStream(BUILT_IN);
    }
}
