package io.bellwether.health.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The newest few of some events, by time and then id. Adding commutes, and adding again changes nothing. */
public final class Newest {

    /** Enough to see what is going on; a state has several of these. */
    static final int MOST = 3;

    /** What their number takes when it is stored. */
    static final int SIZE_BITS = 2;

    /**
     * An event.
     *
     * @param id as its publisher gave it, and so unique only together with the event's source, which is not kept
     */
    public record Seen(String id, Instant time) {}

    private final long[] micros = new long[MOST];
    private final String[] ids = new String[MOST];
    private int size;

    void add(long time, String id) {
        int place = size;
        while (place > 0 && isBefore(place - 1, time, id)) {
            place--;
        }
        boolean known = place > 0 && micros[place - 1] == time && ids[place - 1].equals(id);
        if (known || place == MOST) {
            return;
        }
        int moved = Math.min(size, MOST - 1) - place;
        System.arraycopy(micros, place, micros, place + 1, moved);
        System.arraycopy(ids, place, ids, place + 1, moved);
        micros[place] = time;
        ids[place] = id;
        size = Math.min(size + 1, MOST);
    }

    /** Adds those of another that lie on days from..to, both included. */
    void addAll(Newest other, int from, int to) {
        for (int i = 0; i < other.size; i++) {
            int day = Entry.day(other.micros[i]);
            if (from <= day && day <= to) {
                add(other.micros[i], other.ids[i]);
            }
        }
    }

    /** Whether events up to that day are forgotten, for all that it has room for came later. */
    boolean forgot(int day) {
        return size == MOST && Entry.day(micros[MOST - 1]) > day;
    }

    int size() {
        return size;
    }

    long micros(int place) {
        return micros[place];
    }

    String id(int place) {
        return ids[place];
    }

    /** The newest first. */
    public List<Seen> events() {
        var events = new ArrayList<Seen>(size);
        for (int i = 0; i < size; i++) {
            events.add(new Seen(ids[i], Entry.time(micros[i])));
        }
        return events;
    }

    private boolean isBefore(int place, long time, String id) {
        return micros[place] < time || (micros[place] == time && ids[place].compareTo(id) < 0);
    }
}
