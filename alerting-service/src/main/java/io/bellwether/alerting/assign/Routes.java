package io.bellwether.alerting.assign;

import java.util.List;
import java.util.Map;

/**
 * Who gets the tasks of accounts whose CSM is not known, or away with nobody who stands in: data, read from
 * {@code assignment.yaml}.
 *
 * @param routes the first that matches counts
 * @param defaultPool where no route leads to somebody; null for none
 * @param capacity the variant of capacities that holds
 * @param capacities by variant
 */
public record Routes(
        List<Route> routes,
        Map<String, Pool> pools,
        String defaultPool,
        String capacity,
        Map<String, Capacity> capacities) {

    static final int LONGEST_NAME = 64;

    public static final Routes NONE = new Routes(null, null, null, "none", Map.of("none", new Capacity(null)));

    public Routes {
        routes = routes == null ? List.of() : List.copyOf(routes);
        pools = pools == null ? Map.of() : Map.copyOf(pools);
        capacities = Map.copyOf(capacities);
        if (!capacities.containsKey(capacity)) {
            throw new IllegalArgumentException("capacity must be one of " + capacities.keySet());
        }
        if (pools.keySet().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("the name of a pool has at most " + LONGEST_NAME + " characters");
        }
        if (defaultPool != null && !pools.containsKey(defaultPool)) {
            throw new IllegalArgumentException("there is no pool " + defaultPool);
        }
        for (var route : routes) {
            if (route.pool() != null && !pools.containsKey(route.pool())) {
                throw new IllegalArgumentException(
                        "route " + route.name() + " leads to no pool of the name " + route.pool());
            }
        }
    }

    public Capacity capacityInForce() {
        return capacities.get(capacity);
    }
}
