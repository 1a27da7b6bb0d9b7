package io.bellwether.health.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue: every measure that a model may weigh. */
public final class Measures {

    private static final Map<String, Measure> BY_NAME = Stream.of(
                    UsageMeasures.ALL,
                    EngagementMeasures.ALL,
                    SupportMeasures.ALL,
                    SatisfactionMeasures.ALL,
                    BusinessMeasures.ALL,
                    RelationshipMeasures.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Measure::name, Function.identity()));

    private Measures() {}

    /** The measure, or null. */
    public static Measure named(String name) {
        return BY_NAME.get(name);
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    public static List<Measure> all() {
        return BY_NAME.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }
}
