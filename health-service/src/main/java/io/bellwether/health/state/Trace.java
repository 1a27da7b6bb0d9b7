package io.bellwether.health.state;

import java.util.List;

/** What a value was made of: the newest events behind it, and whether all that it looked at is still kept. */
public final class Trace {

    private final Newest newest = new Newest();
    private boolean incomplete;

    /** Counts from a day on were looked at. */
    void counted(AccountState state, int from) {
        incomplete |= state.lacks(from);
    }

    void counted(AccountState state, Tally tally, int from, int to) {
        counted(state, from);
        if (state.newest.containsKey(tally)) {
            newest.addAll(state.newest.get(tally), from, to);
        }
    }

    void latest(Entry entry) {
        newest.add(entry.micros(), entry.id());
    }

    /** The newest first. */
    public List<Newest.Seen> events() {
        return newest.events();
    }

    /** Whether it looked at days whose counts are forgotten. */
    public boolean incomplete() {
        return incomplete;
    }
}
