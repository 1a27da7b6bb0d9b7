package io.bellwether.alerting.assign;

import java.util.Map;

/**
 * How many accounts a person can look after.
 *
 * @param accounts of each segment, if they had no others; accounts of segments that are not named weigh nothing
 */
public record Capacity(Map<String, Integer> accounts) {

    public Capacity {
        accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        if (accounts.values().stream().anyMatch(most -> most < 1)) {
            throw new IllegalArgumentException("a capacity is at least 1 account");
        }
    }

    /** How much of a person's capacity their accounts take: 1 is all of it. */
    public double share(Load load) {
        return load.accounts().entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * weight(entry.getKey()))
                .sum();
    }

    /** Whether one more account of the segment, which may be null, goes beyond what a person can look after. */
    boolean isExceeded(Load load, String segment) {
        return weight(segment) > 0 && share(load) + weight(segment) > 1 + 1e-9;
    }

    private double weight(String segment) {
        var most = segment == null ? null : accounts.get(segment);
        return most == null ? 0 : 1.0 / most;
    }
}
