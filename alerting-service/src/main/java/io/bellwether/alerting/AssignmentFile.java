package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.bellwether.alerting.assign.Pool;
import io.bellwether.alerting.assign.Route;
import io.bellwether.alerting.assign.Routes;
import io.bellwether.events.KebabCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The YAML file that holds who gets a task. */
final class AssignmentFile {

    private static final String BUILT_IN = "/assignment.yaml";

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .addMixIn(Pool.Pick.class, InKebabCase.class)
            .addMixIn(Route.class, Continue.class)
            .build();

    @EnumNaming(KebabCase.class)
    private interface InKebabCase {}

    private interface Continue {
        @JsonProperty("continue") // no name that Java takes
        boolean continues();
    }

    private AssignmentFile() {}

    /** @param own in place of the built-in one */
    static Routes read(Optional<Path> own) {
        try (var file = own.isPresent() ? Files.newInputStream(own.get()) : builtIn()) {
            return YAML.readValue(file, Routes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the routes of tasks, "
                            + own.map(Path::toString).orElse(BUILT_IN),
                    e);
        }
    }

    private static InputStream builtIn() {
        return AssignmentFile.class.getResourceAsStream(BUILT_IN);
    }
}
