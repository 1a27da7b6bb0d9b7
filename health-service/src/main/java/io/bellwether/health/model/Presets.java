package io.bellwether.health.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Params;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The models that come with the product, and the defaults that all models share, read from {@code models/*.yaml}. */
public final class Presets {

    /** The model of accounts that no other is assigned to. */
    public static final String DEFAULT = "value";

    private static final List<String> NAMES = List.of(DEFAULT, "classic", "engagement", "support");

    private Presets() {}

    /** All presets, the default first. */
    public static List<Model> all() {
        return NAMES.stream().map(Presets::named).toList();
    }

    /** A preset by its name. */
    public static Model named(String name) {
        return Models.read(resource(name), false);
    }

    /** The settings of a measure of which a model says nothing. */
    public static Params settings(Measure measure) {
        var defaults = defaults().path("measures").path(measure.name());
        return Settings.read(Part.root(defaults, defaults, new ArrayList<>()), true);
    }

    /** Settings of each measure and condition; a model document may override any. */
    static JsonNode defaults() {
        return Models.parse(resource("defaults"));
    }

    private static byte[] resource(String name) {
        try (var yaml = Presets.class.getResourceAsStream("/models/" + name + ".yaml")) {
            if (yaml == null) {
                throw new IllegalArgumentException("no preset is called " + name);
            }
            return yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name, e);
        }
    }
}
