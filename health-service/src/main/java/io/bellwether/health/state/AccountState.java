package io.bellwether.health.state;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** All that is remembered of one account. Changed only by {@link Folding}, looked at through {@link View}. */
@SuppressWarnings("EnumOrdinal") // an index into an array
public final class AccountState {

    static final int NEVER = Integer.MAX_VALUE;

    final EnumMap<Tally.Group, DayRows> counts = new EnumMap<>(Tally.Group.class);
    final Map<String, DayRows> ticketTopics = new HashMap<>();
    final DaySets users = new DaySets();
    final DaySets features = new DaySets();
    final Latest latest = new Latest();
    /** The newest events that were counted, to name the events behind a value. */
    final Map<Tally, Newest> newest = new EnumMap<>(Tally.class);
    /** The first day on which something was counted, however old: what makes silence count as 0 and not as no data. */
    final int[] firstSeen = new int[Tally.values().length];
    /** The first day of which counts are kept; not stored, as it moves with the calendar. */
    private int keptFrom = Integer.MIN_VALUE;

    public AccountState() {
        Arrays.fill(firstSeen, NEVER);
    }

    /** Drops what lies before the horizon and can no longer be asked for. */
    public void forgetBefore(int day) {
        keptFrom(day);
        counts.values().forEach(rows -> rows.forgetBefore(day));
        ticketTopics.values().forEach(rows -> rows.forgetBefore(day));
        ticketTopics.values().removeIf(rows -> rows.size() == 0);
        users.forgetBefore(day);
        features.forgetBefore(day);
        latest.forgetBefore(day);
    }

    /** Counts of days before are left out. */
    void keptFrom(int day) {
        keptFrom = Math.max(keptFrom, day);
    }

    /** Whether it knew the account on days, from the given one on, whose counts are forgotten. */
    boolean lacks(int from) {
        return from < keptFrom && Arrays.stream(firstSeen).min().orElse(NEVER) < keptFrom;
    }

    void seen(Tally tally, int day) {
        firstSeen[tally.ordinal()] = Math.min(firstSeen[tally.ordinal()], day);
    }

    void counted(Tally tally, long micros, String id) {
        if (tally.traced()) {
            newest.computeIfAbsent(tally, _ -> new Newest()).add(micros, id);
        }
    }

    DayRows rows(Tally.Group group) {
        return counts.computeIfAbsent(group, g -> new DayRows(g.width()));
    }

    /** The last day on which something was counted, or 1970-01-01. */
    int lastDay() {
        return counts.values().stream()
                .filter(rows -> rows.size() > 0)
                .mapToInt(rows -> rows.day(rows.size() - 1))
                .max()
                .orElse(0);
    }

    int firstSeen(Tally tally) {
        return firstSeen[tally.ordinal()];
    }

    long sum(Tally tally, int from, int to) {
        var rows = counts.get(tally.group);
        return rows == null ? 0 : rows.sum(tally.column(), from, to);
    }
}
