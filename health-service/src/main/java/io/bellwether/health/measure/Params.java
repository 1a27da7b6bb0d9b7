package io.bellwether.health.measure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings of a measure or a rule, as a model states them: windows in days, targets, thresholds and a curve. */
public record Params(Map<String, Double> numbers, Curve curve) {

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

    /** The names that are set, {@code curve} among them. */
    public Set<String> names() {
        var names = new TreeSet<>(numbers.keySet());
        if (curve != null) {
            names.add("curve");
        }
        return names;
    }
}
