package io.bellwether.health.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest values, and for each day the latest of that day, so that any earlier day can be looked at. */
final class Latest {

    /**
     * The entries of a field, the oldest first.
     *
     * @param of the contact, ticket, KPI, …, or empty where the field has one value
     */
    record Said(Field field, String of, List<Entry> entries) {}

    private final Map<Field, TreeMap<String, List<Entry>>> fields = new EnumMap<>(Field.class);

    /** Those of days from..to, the latter not included, in order of field and what they are of. */
    List<Said> between(int from, int to) {
        var between = new ArrayList<Said>();
        fields.forEach((field, names) -> names.forEach((of, days) -> {
            int first = firstFrom(days, from);
            int end = firstFrom(days, to);
            if (first < end) {
                between.add(new Said(field, of, days.subList(first, end)));
            }
        }));
        return between;
    }

    /** The entries of one contact, ticket, …, to be added to. */
    List<Entry> entries(Field field, String of) {
        return fields.computeIfAbsent(field, _ -> new TreeMap<>()).computeIfAbsent(of, _ -> new ArrayList<>(1));
    }

    void put(Field field, String of, Entry entry) {
        var days = entries(field, of);
        int found = Collections.binarySearch(days, entry);
        if (found >= 0) {
            return;
        }
        int place = -found - 1;
        boolean laterThatDay = place < days.size() && days.get(place).day() == entry.day();
        boolean earlierThatDay = place > 0 && days.get(place - 1).day() == entry.day();
        if (laterThatDay) {
            return;
        }
        if (earlierThatDay) {
            days.set(place - 1, entry);
        } else {
            days.add(place, entry);
        }
    }

    /** The latest entry of a day or before, or null. */
    Entry get(Field field, String of, int day) {
        return upTo(of(field).get(of), day);
    }

    /** The latest entry of each contact, ticket, …, of a day or before. */
    Map<String, Entry> all(Field field, int day) {
        var all = new HashMap<String, Entry>();
        of(field).forEach((of, days) -> {
            var entry = upTo(days, day);
            if (entry != null) {
                all.put(of, entry);
            }
        });
        return all;
    }

    /** Drops what no day from the given one on can see: all but the last value before it; of what counts, all before it. */
    void forgetBefore(int day) {
        fields.forEach((field, names) -> {
            int kept = field.counts() ? 0 : 1;
            names.values().forEach(days -> {
                while (days.size() > kept && days.get(kept).day() < day) {
                    days.removeFirst();
                }
            });
            names.values().removeIf(List::isEmpty);
        });
    }

    private Map<String, List<Entry>> of(Field field) {
        var of = fields.get(field);
        return of == null ? Map.of() : of;
    }

    private static int firstFrom(List<Entry> days, int day) {
        int first = days.size();
        while (first > 0 && days.get(first - 1).day() >= day) {
            first--;
        }
        return first;
    }

    private static Entry upTo(List<Entry> days, int day) {
        if (days == null) {
            return null;
        }
        for (int i = days.size() - 1; i >= 0; i--) {
            if (days.get(i).day() <= day) {
                return days.get(i);
            }
        }
        return null;
    }
}
