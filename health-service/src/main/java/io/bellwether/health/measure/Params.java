package io.bellwether.health.measure;

import java.util.Map;

/** The settings of a measure or a rule, as a model states them: windows in days, targets, thresholds and a curve. */
public record Params(Map<String, Double> numbers, Curve curve) {

    /** The name that a curve goes by among the settings. */
    public static final String CURVE = "curve";

    public static final Params NONE = new Params(Map.of(), null);

    public Params {
        numbers = Map.copyOf(numbers);
    }

    public double number(String name) {
        var value = numbers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter not set: " + name);
        }
        return value;
    }

    public int days() {
        return (int) number("days");
    }
}
