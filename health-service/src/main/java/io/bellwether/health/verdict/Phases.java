package io.bellwether.health.verdict;

import io.bellwether.health.state.Tenure;
import io.bellwether.health.state.View;
import java.util.List;

/** The phases of a customer's life, in order: an account is in the last one that it has reached (requirements A5). */
public record Phases(List<Phase> phases) {

    public Phases {
        phases = List.copyOf(phases);
    }

    /**
     * A phase.
     *
     * @param from the day on which it begins, counted from the start of the first contract (the day of the start is 0); null
     *     where it is counted from the end
     * @param yearly whether {@code from} is a day of each contract year instead
     * @param beforeEnd so many days before the contract's end it begins, and lasts until there is a new contract; or null
     */
    public record Phase(String name, Integer from, boolean yearly, Integer beforeEnd) {

        private boolean reached(View view) {
            if (beforeEnd != null) {
                return Tenure.daysToEnd(view) <= beforeEnd;
            }
            return (yearly ? Tenure.dayOfYear(view) : Tenure.daysSinceStart(view)) >= from;
        }
    }

    /** The phase, or null for an account whose start is unknown or lies ahead. */
    public String of(View view) {
        return Tenure.daysSinceStart(view) < 0
                ? null
                : phases.reversed().stream()
                        .filter(phase -> phase.reached(view))
                        .findFirst()
                        .map(Phase::name)
                        .orElse(null);
    }
}
