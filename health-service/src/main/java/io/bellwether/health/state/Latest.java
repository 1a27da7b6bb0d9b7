package io.bellwether.health.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The latest values, and for each day the latest of that day, so that any earlier day can be looked at. */
final class Latest {

    /**
     * What a value belongs to.
     *
     * @param of the contact, ticket, KPI, …, or empty where the field has one value
     */
    record Key(Field field, String of) {}

    private final LinkedHashMap<Key, List<Entry>> entries = new LinkedHashMap<>();

    SequencedMap<Key, List<Entry>> entries() {
        return entries;
    }

    void put(Field field, String of, Entry entry) {
        var days = entries.computeIfAbsent(new Key(field, of), _ -> new ArrayList<>(1));
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
        return upTo(entries.get(new Key(field, of)), day);
    }

    /** The latest entry of each contact, ticket, …, of a day or before. */
    Map<String, Entry> all(Field field, int day) {
        var all = new HashMap<String, Entry>();
        entries.forEach((key, days) -> {
            var entry = key.field() == field ? upTo(days, day) : null;
            if (entry != null) {
                all.put(key.of(), entry);
            }
        });
        return all;
    }

    /** Drops what no day from the given one on can see: all but the last value before it; of what counts, all before it. */
    void forgetBefore(int day) {
        entries.forEach((key, days) -> {
            int kept = key.field().counts() ? 0 : 1;
            while (days.size() > kept && days.get(kept).day() < day) {
                days.removeFirst();
            }
        });
        entries.values().removeIf(List::isEmpty);
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
