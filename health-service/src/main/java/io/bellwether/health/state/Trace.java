package io.bellwether.health.state;

import java.time.LocalDate;
import java.util.List;

/** What a value was made of: the newest events behind it, as far as they are known, and whether all counts are kept. */
public final class Trace {

    private final int asOf;
    private final Newest newest = new Newest();
    private boolean forgotten;
    private boolean incomplete;

    public Trace(LocalDate asOf) {
        this.asOf = (int) asOf.toEpochDay();
    }

    /** Counts from a day on were looked at. */
    void counted(AccountState state, int from) {
        incomplete |= state.lacks(from);
    }

    /** Something was found on days from..to, or nothing. */
    void counted(AccountState state, Tally tally, int from, int to, boolean found) {
        counted(state, from);
        var events = state.newest.get(tally);
        if (found && events != null) {
            newest.addAll(events, from, to);
            forgotten |= events.forgot(asOf);
        }
    }

    void latest(Entry entry) {
        newest.add(entry.micros(), entry.id());
    }

    /** The newest first; null where they are forgotten, for enough others came after the as-of day. */
    public List<Newest.Seen> events() {
        return forgotten ? null : newest.events();
    }

    /** Whether it looked at days whose counts are forgotten. */
    public boolean incomplete() {
        return incomplete;
    }
}
