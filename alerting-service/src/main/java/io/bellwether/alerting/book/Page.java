package io.bellwether.alerting.book;

import static java.util.stream.Collectors.toMap;

import io.bellwether.events.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An account's page in the book: the latest word on each thing. */
public record Page(Map<Key, Said> said) {

    public static final Page BLANK = new Page(Map.of());

    /** Of the contacts, goals, … of an account, those are kept of which something was said last. */
    static final int KEPT_PER_ITEM = 200;

    /**
     * What was said something of.
     *
     * @param of the contact, goal, …, or empty where the item has no keys
     */
    public record Key(Item item, String of) {}

    public Page {
        said = Map.copyOf(said);
    }

    /** What an event says; blank where that is nothing that the book remembers. */
    public static Page of(Event event) {
        return Reading.of(event);
    }

    public boolean isBlank() {
        return said.isEmpty();
    }

    /** Both together. Neither order, nor grouping, nor repetition matters. */
    public Page plus(Page other) {
        var all = new HashMap<>(said);
        other.said.forEach((key, it) -> all.merge(key, it, Said::later));
        return new Page(newest(all));
    }

    /** Null where nothing was said. */
    public Said said(Item item) {
        return said(item, "");
    }

    /** Null where nothing was said. */
    public Said said(Item item, String of) {
        return said.get(new Key(item, of));
    }

    /** Null where nothing was said. */
    public String value(Item item) {
        var it = said(item);
        return it == null ? null : it.value();
    }

    /** What was said of each contact, goal, …, sorted by its key. */
    public Map<String, Said> all(Item item) {
        return said.entrySet().stream()
                .filter(entry -> entry.getKey().item() == item)
                .collect(toMap(entry -> entry.getKey().of(), Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    private static Map<Key, Said> newest(Map<Key, Said> all) {
        var perItem = new HashMap<Item, Integer>();
        all.keySet().forEach(key -> perItem.merge(key.item(), 1, Integer::sum));
        if (perItem.values().stream().allMatch(count -> count <= KEPT_PER_ITEM)) {
            return all;
        }
        var kept = new HashMap<Key, Said>();
        var left = new HashMap<Item, Integer>();
        all.entrySet().stream()
                .sorted(Map.Entry.<Key, Said>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().of()))
                .filter(entry -> left.merge(entry.getKey().item(), 1, Integer::sum) <= KEPT_PER_ITEM)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }
}
