package io.bellwether.alerting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.bellwether.alerting.decide.DecisionRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The YAML file that holds the rules for decisions. */
final class DecisionsFile {

    private static final String BUILT_IN = "/decisions.yaml";

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .findAndAddModules()
            .build();

    private DecisionsFile() {}

    /** @param own in place of the built-in one */
    static DecisionRules read(Optional<Path> own) {
        try (var file = own.isPresent() ? Files.newInputStream(own.get()) : builtIn()) {
            return YAML.readValue(file, DecisionRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the rules for decisions, "
                            + own.map(Path::toString).orElse(BUILT_IN),
                    e);
        }
    }

    private static InputStream builtIn() {
        return DecisionsFile.class.getResourceAsStream(BUILT_IN);
    }
}
