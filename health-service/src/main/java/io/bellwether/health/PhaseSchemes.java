package io.bellwether.health;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.health.verdict.Phases.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The lists of lifecycle phases that come with the product, by name. */
final class PhaseSchemes {

    /** What accounts have until someone chooses. */
    static final String DEFAULT = "contract-year";

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Map<String, List<Phase>> ALL = read();

    private PhaseSchemes() {}

    static Map<String, List<Phase>> all() {
        return ALL;
    }

    private static Map<String, List<Phase>> read() {
        try (var yaml = PhaseSchemes.class.getResourceAsStream("/phases.yaml")) {
            return YAML.readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
