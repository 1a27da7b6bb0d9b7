package io.bellwether.health.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The models that come with the product, read from {@code models/*.yaml}. */
public final class Presets {

    /** The model of accounts that no other is assigned to. */
    public static final String DEFAULT = "value";

    private static final List<String> NAMES = List.of("value");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Presets() {}

    public static List<Model> all() {
        var defaults = resource("defaults", Defaults.class);
        return NAMES.stream()
                .map(name -> ModelReader.read(resource(name, Document.class), defaults))
                .toList();
    }

    private static <T> T resource(String name, Class<T> shape) {
        try (var yaml = Presets.class.getResourceAsStream("/models/" + name + ".yaml")) {
            return YAML.readValue(yaml, shape);
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name, e);
        }
    }
}
