package io.bellwether.health.simulation;

import io.bellwether.events.Severity;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.risk.Raising;
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
        private final Tallied clearedLater = new Tallied();
        private final Tallied otherSeverity = new Tallied();
    }

    /**
     * Takes one account.
     *
     * @param standing what is raised
     * @param before what will be by the present model
     * @param after what will be by the candidate
     */
    void add(String account, List<Raised> standing, Raising before, Raising after) {
        var lost = new HashMap<String, Severity>();
        before.raised().forEach(raised -> lost.put(raised.name(), raised.severity()));
        for (var raised : after.raised()) {
            var name = raised.name();
            if (!lost.containsKey(name)) {
                if (standing.stream().noneMatch(each -> each.name().equals(name))) {
                    named(name).raised.add(account);
                }
            } else if (after.calming().contains(name) && !before.calming().contains(name)) {
                named(name).clearedLater.add(account);
            } else if (lost.get(name) != raised.severity()) {
                named(name).otherSeverity.add(account);
            }
            lost.remove(name);
        }
        lost.keySet().forEach(name -> named(name).cleared.add(account));
    }

    List<Effect> list() {
        return byName.entrySet().stream()
                .map(each -> new Effect(
                        each.getKey(),
                        each.getValue().raised.sample(),
                        each.getValue().cleared.sample(),
                        each.getValue().clearedLater.sample(),
                        each.getValue().otherSeverity.sample()))
                .toList();
    }

    private ByName named(String name) {
        return byName.computeIfAbsent(name, _ -> new ByName());
    }
}
