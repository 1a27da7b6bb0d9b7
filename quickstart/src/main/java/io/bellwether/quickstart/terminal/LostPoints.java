package io.bellwether.quickstart.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The points of a score that each measure could have given and did not. */
record LostPoints(String measure, double points) {

    /** The measures that cost the most, from the answer of {@code /v1/accounts/{id}/health}. */
    static List<LostPoints> most(JsonNode health, int count) {
        var components = list(health.path("components")).stream()
                .filter(component -> !measures(component).isEmpty())
                .toList();
        double weights = weightOf(components);
        var lost = new ArrayList<LostPoints>();
        for (var component : components) {
            double share = 100 * component.path("weight").asDouble() / weights / weightOf(measures(component));
            for (var measure : measures(component)) {
                double points = share
                        * measure.path("weight").asDouble()
                        * (1 - measure.path("value").asDouble());
                lost.add(new LostPoints(measure.path("name").asText(), points));
            }
        }
        return lost.stream()
                .filter(it -> it.points() >= 0.5)
                .sorted(Comparator.comparingDouble(LostPoints::points).reversed())
                .limit(count)
                .toList();
    }

    @Override
    public String toString() {
        return "%s −%.0f".formatted(measure, points);
    }

    private static List<JsonNode> measures(JsonNode component) {
        return list(component.path("measures")).stream()
                .filter(measure -> measure.path("value").isNumber())
                .toList();
    }

    private static double weightOf(List<JsonNode> weighted) {
        return weighted.stream().mapToDouble(it -> it.path("weight").asDouble()).sum();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
