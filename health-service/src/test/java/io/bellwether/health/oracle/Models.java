package io.bellwether.health.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.events.Severity;
import io.bellwether.health.measure.Curve;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.model.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Models to try: the presets, and models of any measures, weights, windows, curves, bands, rules and gates. */
final class Models {

    private static final List<Model> PRESETS = Presets.all();
    private static final JsonNode DEFAULTS = defaults();
    private static final int[] WINDOWS = {1, 2, 7, 14, 28, 30, 60, 90, 92, 180, 365};

    private static final List<Severity> SEVERITIES = List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM);

    private final Random random;

    private Models(Random random) {
        this.random = random;
    }

    static Arbitrary<Model> any() {
        return Arbitraries.randomValue(random -> {
            int choice = random.nextInt(2 * PRESETS.size());
            return choice < PRESETS.size() ? PRESETS.get(choice) : new Models(random).model();
        });
    }

    /** Settings for each measure: the defaults, or others. */
    static Arbitrary<Map<String, Params>> settings() {
        return Arbitraries.randomValue(random -> {
            var settings = new HashMap<String, Params>();
            Measures.all().forEach(measure -> settings.put(measure.name(), new Models(random).params(measure.name())));
            return settings;
        });
    }

    private Model model() {
        int yellow = 1 + random.nextInt(98);
        int green = yellow + 1 + random.nextInt(100 - yellow);
        var weights = weights(1 + random.nextInt(5));
        var components = weights.stream()
                .map(weight -> new Model.Component("c" + weight, weight, measures()))
                .toList();
        double floor = random.nextInt(5) / 10.0;
        var risks = PRESETS.getFirst().risks().stream().map(this::changed).toList();
        var announce = new Model.Hysteresis(random.nextInt(30), 1 + random.nextInt(8));
        var bands = new Model.Bands(green, yellow, announce, Map.of());
        return new Model("m", 1, "M", "", bands, floor, components, risks, expansion());
    }

    private List<Model.Weighted> measures() {
        var all = new ArrayList<>(Measures.all());
        return weights(1 + random.nextInt(6)).stream()
                .map(weight -> {
                    var measure = all.remove(random.nextInt(all.size()));
                    return new Model.Weighted(measure, weight, params(measure.name()));
                })
                .toList();
    }

    /** So many weights that sum to 1. */
    private List<Double> weights(int size) {
        int[] parts = IntStream.range(0, size).map(_ -> 1 + random.nextInt(9)).toArray();
        double sum = IntStream.of(parts).sum();
        return IntStream.of(parts).mapToObj(part -> part / sum).toList();
    }

    private Rule changed(Rule rule) {
        var severity = random.nextInt(4) == 0 ? SEVERITIES.get(random.nextInt(3)) : rule.severity();
        return new Rule(rule.name(), severity, random.nextInt(10), changed(rule.params()));
    }

    private Model.Expansion expansion() {
        var shared = PRESETS.getFirst().expansion();
        return new Model.Expansion(
                random.nextInt(5) * 20,
                random.nextBoolean(),
                random.nextInt(2) * 90,
                random.nextInt(31),
                changed(shared.confidence()),
                shared.opportunities().stream().map(this::changed).toList());
    }

    private Params params(String measure) {
        var numbers = new HashMap<String, Double>();
        var settings = DEFAULTS.get("measures").get(measure);
        settings.properties().forEach(setting -> {
            if (setting.getValue().isNumber()) {
                numbers.put(setting.getKey(), setting.getValue().doubleValue());
            }
        });
        var curve = settings.get("curve");
        return changed(new Params(numbers, curve == null ? null : curve(curve)));
    }

    private Params changed(Params params) {
        var numbers = new HashMap<String, Double>();
        params.numbers().forEach((name, value) -> numbers.put(name, changed(name, value)));
        return new Params(numbers, params.curve() == null || random.nextBoolean() ? params.curve() : curve());
    }

    private double changed(String name, double value) {
        if (random.nextInt(3) > 0) {
            return value;
        }
        boolean days = name.equals("phase") || name.equals("days") || name.endsWith("Days");
        if (days) {
            return WINDOWS[random.nextInt(WINDOWS.length)];
        }
        boolean whole = value == Math.rint(value);
        return whole ? 1 + random.nextInt(6) : (1 + random.nextInt(99)) / 100.0;
    }

    private Curve curve() {
        var points = new ArrayList<Curve.Point>();
        double x = random.nextInt(3) / 4.0;
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            points.add(new Curve.Point(x, random.nextInt(21) / 20.0));
            x += (1 + random.nextInt(40)) / 10.0;
        }
        return new Curve(points);
    }

    private static Curve curve(JsonNode points) {
        return new Curve(points.valueStream()
                .map(point ->
                        new Curve.Point(point.get(0).doubleValue(), point.get(1).doubleValue()))
                .toList());
    }

    private static JsonNode defaults() {
        try (var yaml = Models.class.getResourceAsStream("/models/defaults.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
