package io.bellwether.health.measure;

import java.util.List;

/**
 * A named way to look at an account.
 *
 * @param says what a high value means, for the docs and for sentences to a CSM
 * @param figure what it looks at; null where this version does not know the measure
 * @param params the names of the settings that a model must give
 */
public record Measure(String name, String says, Figure figure, List<String> params, Formula formula) {

    /** The value of a measure that has nothing to go by. */
    public static final double NO_DATA = Double.NaN;

    /** Gives 0..1 or {@link #NO_DATA}; pure. */
    @FunctionalInterface
    public interface Formula {
        double of(Reading reading);
    }

    /** Stands for a measure of a stored model that this version of the product does not know: it never has data. */
    public static Measure unknown(String name) {
        return new Measure(name, "unknown to this version", null, List.of(), _ -> NO_DATA);
    }

    static Measure of(String name, String says, Figure figure, String params, Formula formula) {
        return new Measure(name, says, figure, params.isEmpty() ? List.of() : List.of(params.split(" ")), formula);
    }
}
