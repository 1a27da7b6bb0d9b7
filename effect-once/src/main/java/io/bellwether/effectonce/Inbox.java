package io.bellwether.effectonce;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** The ids that a shard has seen within the dedup window, as its one owner remembers them. */
final class Inbox {

    private final TreeMap<LocalDate, Set<IdHash>> seen = new TreeMap<>();

    boolean contains(IdHash id) {
        return seen.values().stream().anyMatch(day -> day.contains(id));
    }

    void addAll(LocalDate day, Set<IdHash> ids) {
        seen.computeIfAbsent(day, _ -> new HashSet<>()).addAll(ids);
    }

    void forgetBefore(LocalDate day) {
        seen.headMap(day).clear();
    }

    int size() {
        return seen.values().stream().mapToInt(Set::size).sum();
    }
}
