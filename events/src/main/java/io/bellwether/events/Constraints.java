package io.bellwether.events;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/** The limits on single fields that the type system does not state: ranges of numbers, sanity of strings. */
final class Constraints {

    static final int LONGEST_STRING = 10_000;

    private static final Map<Class<?>, RecordComponent[]> CHECKED = new HashMap<>();

    static {
        for (var type : EventType.all()) {
            CHECKED.put(type.shape(), type.shape().getRecordComponents());
        }
    }

    private Constraints() {}

    /** @throws InvalidFact naming the first field that is out of its limits */
    static void check(Fact fact) {
        for (var component : CHECKED.get(fact.getClass())) {
            switch (valueOf(component, fact)) {
                case String text -> checkText(component.getName(), text);
                case Number number -> checkNumber(component, number.doubleValue());
                case null, default -> {}
            }
        }
    }

    private static void checkText(String name, String text) {
        if (text.length() > LONGEST_STRING) {
            throw new InvalidFact("/" + name, "must not be longer than " + LONGEST_STRING + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidFact("/" + name, "must not contain the NUL character");
        }
    }

    private static void checkNumber(RecordComponent component, double number) {
        var range = component.getAnnotation(Range.class);
        if (range != null && !(number >= range.min() && number <= range.max())) {
            throw new InvalidFact(
                    "/" + component.getName(),
                    "must be from %s to %s".formatted(plain(range.min()), plain(range.max())));
        }
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) && Math.abs(limit) < 1e6
                ? Long.toString((long) limit)
                : Double.toString(limit);
    }

    private static Object valueOf(RecordComponent component, Fact fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
