package io.bellwether.alerting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.bellwether.alerting.calendar.Cadences;
import io.bellwether.alerting.calendar.Phase;
import io.bellwether.events.KebabCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The YAML file that holds when what is to be done. */
final class CalendarFile {

    private static final String BUILT_IN = "/calendar.yaml";

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .addMixIn(Phase.class, InKebabCase.class)
            .build();

    @EnumNaming(KebabCase.class)
    private interface InKebabCase {}

    private CalendarFile() {}

    /** @param own in place of the built-in one */
    static Cadences read(Optional<Path> own) {
        try (var file = own.isPresent() ? Files.newInputStream(own.get()) : builtIn()) {
            return YAML.readValue(file, Cadences.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the calendar, " + own.map(Path::toString).orElse(BUILT_IN), e);
        }
    }

    private static InputStream builtIn() {
        return CalendarFile.class.getResourceAsStream(BUILT_IN);
    }
}
