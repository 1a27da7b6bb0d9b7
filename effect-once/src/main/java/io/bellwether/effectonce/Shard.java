package io.bellwether.effectonce;

import java.util.HashMap;
import java.util.Map;

/** One owned partition number of all topics, with all that its owner keeps in memory as long as it owns it. */
final class Shard {

    private final int number;
    private final long epoch;
    private final RecentIds seen;
    private final Map<String, Long> next;
    private final Handler handler;
    private final Map<String, Long> received = new HashMap<>();
    private boolean isNew = true;
    private int hour;
    private int inFlight;
    private int inboxRows;
    private long lastSlice;

    /**
     * @param epoch the owner's number; a higher one in the database means that the shard is no longer ours
     * @param next per topic, the first offset that has not taken effect
     */
    Shard(int number, long epoch, RecentIds seen, Map<String, Long> next, Handler handler) {
        this.number = number;
        this.epoch = epoch;
        this.seen = seen;
        this.next = new HashMap<>(next);
        this.handler = handler;
    }

    int number() {
        return number;
    }

    long epoch() {
        return epoch;
    }

    RecentIds seen() {
        return seen;
    }

    Handler handler() {
        return handler;
    }

    /** Whether nothing has taken effect since it was claimed. */
    boolean isNew() {
        return isNew;
    }

    /** Where to go on reading a topic, or null for its beginning. */
    Long next(String topic) {
        return next.get(topic);
    }

    /** Whether the record came for the first time to this owner. */
    boolean receives(String topic, long offset) {
        boolean first = offset >= received.getOrDefault(topic, Long.MIN_VALUE);
        if (first) {
            received.put(topic, offset + 1);
            inFlight++;
        }
        return first;
    }

    /** Records that were received and have not taken effect. */
    int inFlight() {
        return inFlight;
    }

    /** Rows that were added to the inbox since its small ones were last merged. */
    int inboxRows() {
        return inboxRows;
    }

    /** The number, among all of its worker, of its last slice of work that no event asks for. */
    long lastSlice() {
        return lastSlice;
    }

    void slice(long number) {
        lastSlice = number;
    }

    void inboxMerged() {
        inboxRows = 0;
    }

    /**
     * Takes over what a transaction has committed.
     *
     * @param now the hour since 1970
     * @param window for how many hours ids are remembered, as long as there are not too many
     * @return how many ids were forgotten before their time
     */
    int committed(Progress progress, int now, int window) {
        isNew = false;
        next.putAll(progress.next());
        inFlight -= progress.records();
        inboxRows += progress.ids().size() > 0 ? 1 : 0;
        if (hour != 0 && now != hour) {
            seen.forgetBefore(now - window);
        }
        hour = now;
        return seen.addAll(progress.ids(), now);
    }
}
