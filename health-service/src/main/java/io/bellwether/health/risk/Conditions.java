package io.bellwether.health.risk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue: every condition that a rule of a model may name. */
public final class Conditions {

    private static final Map<String, Condition> BY_NAME = Stream.of(
                    HealthConditions.ALL,
                    SupportConditions.ALL,
                    RelationshipConditions.ALL,
                    OnboardingConditions.ALL,
                    ExpansionConditions.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Condition::name, Function.identity()));

    private Conditions() {}

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The condition, or null. */
    public static Condition named(String name) {
        return BY_NAME.get(name);
    }
}
