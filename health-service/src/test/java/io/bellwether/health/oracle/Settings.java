package io.bellwether.health.oracle;

import java.util.List;
import java.util.Map;

/** What a model sets for a measure or rule: numbers by name and, for some, the points of a curve as pairs of x and y. */
record Settings(Map<String, Double> numbers, List<List<Double>> curve) {

    int days() {
        return days("days");
    }

    int days(String name) {
        return numbers.get(name).intValue();
    }

    Fraction number(String name) {
        return Fraction.of(numbers.get(name));
    }

    /** Piecewise linear, constant outside. */
    Fraction onCurve(Fraction x) {
        var right = curve.stream()
                .filter(point -> !Fraction.of(point.getFirst()).below(x))
                .findFirst();
        int to = right.map(curve::indexOf).orElse(curve.size() - 1);
        if (to == 0 || right.isEmpty()) {
            return Fraction.of(curve.get(to).getLast());
        }
        var x0 = Fraction.of(curve.get(to - 1).getFirst());
        var y0 = Fraction.of(curve.get(to - 1).getLast());
        var x1 = Fraction.of(curve.get(to).getFirst());
        var y1 = Fraction.of(curve.get(to).getLast());
        return y0.plus(y1.minus(y0).times(x.minus(x0).by(x1.minus(x0))));
    }
}
