package io.bellwether.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of event as it stands in the contract.
 *
 * @param kind such as {@code usage.login}
 * @param shape the record that its data becomes
 * @param says one sentence for publishers
 */
public record EventType(String kind, int version, Class<? extends Fact> shape, Topic topic, String says) {

    private static final List<EventType> ALL = all(Fact.class, null);
    private static final Map<String, EventType> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, EventType> BY_SHAPE = new HashMap<>();

    static {
        for (var type : ALL) {
            BY_NAME.put(type.name(), type);
            BY_SHAPE.put(type.shape(), type);
        }
    }

    /** The CloudEvents type, such as {@code io.bellwether.usage.login.v1}. */
    public String name() {
        return "io.bellwether." + kind + ".v" + version;
    }

    /** All kinds of the contract, by name. */
    public static List<EventType> all() {
        return ALL;
    }

    /** The kind with this CloudEvents type, or null. */
    public static EventType named(String name) {
        return BY_NAME.get(name);
    }

    public static EventType of(Fact fact) {
        return BY_SHAPE.get(fact.getClass());
    }

    private static List<EventType> all(Class<?> sealed, Class<?> family) {
        var types = new ArrayList<EventType>();
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                types.addAll(all(permitted, family == null ? permitted : family));
            } else {
                types.add(of(permitted.asSubclass(Fact.class), Topic.of(family)));
            }
        }
        types.sort(Comparator.comparing(EventType::kind));
        return List.copyOf(types);
    }

    private static EventType of(Class<? extends Fact> shape, Topic topic) {
        var kind = shape.getAnnotation(Kind.class);
        return new EventType(kind.value(), 1, shape, topic, kind.says());
    }
}
