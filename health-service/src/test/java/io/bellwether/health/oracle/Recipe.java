package io.bellwether.health.oracle;

import io.bellwether.events.Severity;
import java.util.List;

/** A model as plain data. */
record Recipe(
        int green,
        int yellow,
        Announce announce,
        double coverageFloor,
        List<Part> components,
        List<Line> risks,
        Opening expansion) {

    /** A change of band is told so many points from the bound, or on the so manieth day across it. */
    record Announce(int points, int days) {}

    record Part(String name, double weight, List<Share> measures) {}

    record Share(String measure, double weight, Settings settings) {}

    /** @param severity of a risk; null for an opportunity */
    record Line(String name, Severity severity, Settings settings) {}

    record Opening(double gate, boolean inclusive, int quietDays, Settings confidence, List<Line> opportunities) {}
}
