package io.bellwether.health.simulation;

import io.bellwether.events.Severity;
import io.bellwether.health.risk.Found;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.simulation.Outcome.Effect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which risks, or which opportunities, would be raised and cleared, by name. */
final class Effects {

    private final Map<String, ByName> byName = new TreeMap<>();

    private static final class ByName {
        private final Tallied raised = new Tallied();
        private final Tallied cleared = new Tallied();
        private final Tallied otherSeverity = new Tallied();
    }

    /**
     * Takes one account.
     *
     * @param now what is raised
     * @param before what holds by the present model
     * @param after what holds by the candidate
     */
    void add(String account, List<Raised> now, List<Found> before, List<Found> after) {
        var lost = severities(before);
        for (var found : after) {
            boolean held = lost.containsKey(found.name());
            var severity = lost.remove(found.name());
            if (held && severity != found.severity()) {
                named(found.name()).otherSeverity.add(account);
            } else if (!held && now.stream().noneMatch(raised -> raised.name().equals(found.name()))) {
                named(found.name()).raised.add(account);
            }
        }
        lost.keySet().forEach(name -> named(name).cleared.add(account));
    }

    List<Effect> list() {
        return byName.entrySet().stream()
                .map(each -> new Effect(
                        each.getKey(),
                        each.getValue().raised.sample(),
                        each.getValue().cleared.sample(),
                        each.getValue().otherSeverity.sample()))
                .toList();
    }

    private ByName named(String name) {
        return byName.computeIfAbsent(name, _ -> new ByName());
    }

    private static Map<String, Severity> severities(List<Found> found) {
        var severities = new HashMap<String, Severity>();
        found.forEach(each -> severities.put(each.name(), each.severity()));
        return severities;
    }
}
