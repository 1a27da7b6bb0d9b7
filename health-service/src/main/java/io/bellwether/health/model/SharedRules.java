package io.bellwether.health.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The rules that all models share. What a rule of a model leaves out comes from the shared rule of its name: the first
 * from the first, the second from the second.
 */
final class SharedRules {

    private final Map<String, List<JsonNode>> byName;
    private final Map<String, Integer> taken = new HashMap<>();

    SharedRules(JsonNode rules) {
        byName = StreamSupport.stream(rules.spliterator(), false)
                .collect(Collectors.groupingBy(rule -> rule.path("name").textValue()));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** The shared rule for the next rule of a name, or a missing node. */
    JsonNode next(String name) {
        var rules = byName.getOrDefault(name, List.of());
        int next = taken.merge(name, 1, Integer::sum) - 1;
        return rules.isEmpty() ? MissingNode.getInstance() : rules.get(Math.min(next, rules.size() - 1));
    }
}
