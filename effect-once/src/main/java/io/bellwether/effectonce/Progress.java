package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a batch takes one shard: its events that are new, their ids and, per topic, the next offset. */
final class Progress {

    private final Shard shard;
    private final List<Event> fresh = new ArrayList<>();
    private final SeenIds ids = new SeenIds();
    private final Map<String, Long> next = new HashMap<>();
    private int records;

    Progress(Shard shard) {
        this.shard = shard;
    }

    Shard shard() {
        return shard;
    }

    List<Event> fresh() {
        return fresh;
    }

    SeenIds ids() {
        return ids;
    }

    Map<String, Long> next() {
        return next;
    }

    int records() {
        return records;
    }

    void passes(String topic, long offset) {
        next.put(topic, offset + 1);
        records++;
    }
}
