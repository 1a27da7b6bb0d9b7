package io.bellwether.health.state;

import java.time.LocalDate;
import java.util.Map;

/**
 * An account as of a day: that day and all before it, nothing after.
 *
 * <p>A window of n days ends with the as-of day, that day included; "within n days" means not older than n days, which
 * is a day more (models §1).
 */
public final class View {

    private final AccountState state;
    private final int asOf;
    /** Notes what is looked at, or null. */
    private final Trace trace;

    public View(AccountState state, LocalDate asOf) {
        this(state, (int) asOf.toEpochDay(), null);
    }

    private View(AccountState state, int asOf, Trace trace) {
        this.state = state;
        this.asOf = asOf;
        this.trace = trace;
    }

    /** The same account and day; what is looked at through it is noted. */
    public View tracing(Trace other) {
        return new View(state, asOf, other);
    }

    public LocalDate asOf() {
        return LocalDate.ofEpochDay(asOf);
    }

    public int day() {
        return asOf;
    }

    /** The same account, some days earlier. */
    public View daysEarlier(int days) {
        return new View(state, asOf - days, trace);
    }

    public long sum(Tally tally, int days) {
        return sumBetween(tally, asOf - days + 1, asOf);
    }

    public long sumBetween(Tally tally, int from, int to) {
        int last = Math.min(to, asOf);
        long sum = state.sum(tally, from, last);
        trace(tally, from, last, sum);
        return sum;
    }

    /** Whether it was counted on a day not older than so many days. */
    public boolean seenWithin(Tally tally, int days) {
        return sum(tally, days + 1) > 0;
    }

    /** Whether it was ever counted, however long ago. */
    public boolean seen(Tally tally) {
        return state.firstSeen(tally) <= asOf;
    }

    public int distinctUsers(int days) {
        int users = state.users.distinct(asOf - days + 1, asOf);
        trace(Tally.USER_ACTIONS, asOf - days + 1, asOf, users);
        return users;
    }

    public int sumOfDailyUsers(int days) {
        int users = state.users.sumOfDailyDistinct(asOf - days + 1, asOf);
        trace(Tally.USER_ACTIONS, asOf - days + 1, asOf, users);
        return users;
    }

    public int distinctFeatures(int days) {
        int features = state.features.distinct(asOf - days + 1, asOf);
        trace(Tally.FEATURE_USES, asOf - days + 1, asOf, features);
        return features;
    }

    /** Tickets of the topic that was named most often. */
    public Map.Entry<String, Long> busiestTopic(int days) {
        return state.ticketTopics.entrySet().stream()
                .map(topic -> Map.entry(topic.getKey(), topic.getValue().sum(0, asOf - days + 1, asOf)))
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElse(Map.entry("", 0L));
    }

    /** The latest entry, or null. */
    public Entry latest(Field field) {
        var entry = state.latest.get(field, "", asOf);
        trace(entry);
        return entry;
    }

    /** The latest entry if it is not older than so many days, or null. */
    public Entry latestWithin(Field field, int days) {
        var entry = state.latest.get(field, "", asOf);
        if (entry == null || entry.day() < asOf - days) {
            return null;
        }
        trace(entry);
        return entry;
    }

    /** The latest number, or NaN. */
    public double number(Field field) {
        var entry = latest(field);
        return entry == null ? Double.NaN : entry.number();
    }

    /** Whether the account has left, and neither renewed nor signed a contract since. */
    public boolean churned() {
        return number(Field.STANDING) == 0;
    }

    /** The latest text, or null. */
    public String text(Field field) {
        var entry = latest(field);
        return entry == null ? null : entry.text();
    }

    /** The latest date, or null. */
    public LocalDate date(Field field) {
        var entry = latest(field);
        return entry == null ? null : LocalDate.ofEpochDay((long) entry.number());
    }

    /** The latest entry of each contact, ticket, KPI, …. */
    public Map<String, Entry> all(Field field) {
        var all = state.latest.all(field, asOf);
        trace(all);
        return all;
    }

    /** Of the latest entries, those of a window. */
    public Map<String, Entry> all(Field field, int days) {
        if (trace != null && field.counts()) {
            trace.counted(state, asOf - days + 1);
        }
        var all = state.latest.all(field, asOf);
        all.values().removeIf(entry -> entry.day() <= asOf - days);
        trace(all);
        return all;
    }

    private void trace(Tally tally, int from, int to, long found) {
        if (trace != null) {
            trace.counted(state, tally, from, to, found > 0);
        }
    }

    private void trace(Map<String, Entry> entries) {
        if (trace != null) {
            entries.values().forEach(trace::latest);
        }
    }

    private void trace(Entry entry) {
        if (trace != null && entry != null) {
            trace.latest(entry);
        }
    }
}
