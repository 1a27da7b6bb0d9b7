package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;

import io.bellwether.quickstart.Service;
import java.util.List;
import java.util.Map;

/**
 * By its own count, each instance that is alive has brought all that it received to an end: received = applied + late +
 * duplicate + unknown + rejected + released, and nothing is in flight.
 */
final class Conservation {

    private static final List<Service> COUNTING = List.of(Service.SURVEY, Service.HEALTH, Service.ALERTING);
    private static final String RECEIVED = "bellwether_events_received_total";
    private static final String IN_FLIGHT = "bellwether_events_in_flight";
    private static final List<String> ENDS = List.of(
            "bellwether_events_applied_total",
            "bellwether_events_late_total",
            "bellwether_events_duplicate_total",
            "bellwether_events_unknown_total",
            "bellwether_events_rejected_total",
            "bellwether_events_released_total");

    private final Fleet fleet;
    private final Api api;

    Conservation(Fleet fleet, Api api) {
        this.fleet = fleet;
        this.api = api;
    }

    void compare(Differences differences) {
        for (var service : COUNTING) {
            for (var instance : fleet.alive(service)) {
                compare(instance.name(), counts(api.read(instance.url(), "/q/metrics")), differences);
            }
        }
    }

    private static void compare(String instance, Map<String, Double> counts, Differences differences) {
        var ended = ENDS.stream().map(counts::get).toList();
        if (ended.contains(null) || !counts.containsKey(RECEIVED) || !counts.containsKey(IN_FLIGHT)) {
            differences.add(instance + " does not count all: " + counts);
            return;
        }
        double sum = ended.stream().mapToDouble(Double::doubleValue).sum();
        differences.compare(instance + ", brought to an end of what was received " + counts, sum, counts.get(RECEIVED));
        differences.compare(instance + ", in flight", counts.get(IN_FLIGHT), 0.0);
    }

    /** By metric, whatever its labels are. */
    private static Map<String, Double> counts(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("bellwether_events_"))
                .collect(groupingBy(
                        line -> line.split("[{ ]", 2)[0],
                        summingDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))));
    }
}
