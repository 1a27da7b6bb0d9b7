package io.bellwether.health.state;

import java.util.Arrays;

/**
 * The stored form of an account's state: small, quick, and read back the same.
 *
 * <p>It has three parts: what any event may change, the days since the last of every eighth day, and all days before.
 * That past comes last and stays as it is while events of the present come in; so the ends of two versions of a row are
 * alike, and the database need not log them.
 *
 * <p>It holds ordinals of {@link Tally}, its groups and {@link Field}: their order may only grow at the end, or the
 * version must change.
 */
public final class StateCodec {

    static final int VERSION = 1;

    private static final int VERSION_BITS = 8;
    private static final int PRESENT_DAYS = 8;

    private StateCodec() {}

    public static byte[] write(AccountState state) {
        int present = Math.floorDiv(state.lastDay(), PRESENT_DAYS) * PRESENT_DAYS;
        var past = new Bits.Out();
        writeDays(state, new Span(Integer.MIN_VALUE, present, present), past);
        var end = past.toBytes();

        var out = new Bits.Out();
        out.bits(VERSION, VERSION_BITS);
        out.number(end.length);
        out.signed(present);
        writeFirstSeen(state.firstSeen, out);
        writeTopics(state, present, out);
        NewestCodec.write(state.newest, out);
        writeDays(state, new Span(present, Integer.MAX_VALUE, present), out);
        var begin = out.toBytes();

        var bytes = Arrays.copyOf(begin, begin.length + end.length);
        System.arraycopy(end, 0, bytes, begin.length, end.length);
        return bytes;
    }

    /**
     * Reads a state as of now: what has passed the horizon since it was written is left out.
     *
     * @param oldestDay the first day within the horizon
     * @throws IllegalStateException where another version of the program wrote it
     */
    public static AccountState read(byte[] bytes, int oldestDay) {
        var in = Bits.In.of(bytes);
        long version = in.bits(VERSION_BITS);
        if (version != VERSION) {
            throw new IllegalStateException("state of version " + version + ", this program reads version " + VERSION
                    + ": run the program that wrote it, or begin with an empty database and import the events again");
        }
        var past = in.last(in.integer());
        int present = (int) in.signed();
        var state = new AccountState();
        readDays(state, present, past);
        readFirstSeen(state.firstSeen, in);
        readTopics(state, present, in);
        NewestCodec.read(state.newest, in);
        readDays(state, present, in);
        state.forgetBefore(oldestDay);
        return state;
    }

    private static void writeDays(AccountState state, Span span, Bits.Out out) {
        DaysCodec.writeSet(state.users, span, out);
        DaysCodec.writeSet(state.features, span, out);
        DaysCodec.writeCounts(state.counts, span, out);
        LatestCodec.write(state.latest, span, out);
    }

    private static void readDays(AccountState state, int base, Bits.In in) {
        DaysCodec.readSet(state.users, base, in);
        DaysCodec.readSet(state.features, base, in);
        DaysCodec.readCounts(state, base, in);
        LatestCodec.read(state.latest, in);
    }

    private static void writeTopics(AccountState state, int base, Bits.Out out) {
        out.number(state.ticketTopics.size());
        var before = "";
        for (var topic : state.ticketTopics.entrySet()) {
            out.text(topic.getKey(), before);
            DaysCodec.writeRows(topic.getValue(), new Span(Integer.MIN_VALUE, Integer.MAX_VALUE, base), out);
            before = topic.getKey();
        }
    }

    private static void readTopics(AccountState state, int base, Bits.In in) {
        var topic = "";
        for (long topics = in.number(); topics > 0; topics--) {
            topic = in.text(topic);
            var rows = new DayRows(1);
            DaysCodec.readRows(rows, base, in);
            state.ticketTopics.put(topic, rows);
        }
    }

    /** Which tallies were seen, and since when. */
    private static void writeFirstSeen(int[] firstSeen, Bits.Out out) {
        out.number(firstSeen.length);
        for (int day : firstSeen) {
            out.flag(day != AccountState.NEVER);
        }
        out.column(Arrays.stream(firstSeen)
                .filter(day -> day != AccountState.NEVER)
                .asLongStream()
                .toArray());
    }

    private static void readFirstSeen(int[] firstSeen, Bits.In in) {
        var seen = new int[in.integer()];
        int size = 0;
        for (int tally = 0; tally < seen.length; tally++) {
            if (in.flag()) {
                seen[size++] = tally;
            }
        }
        var days = in.column(size);
        for (int i = 0; i < size; i++) {
            firstSeen[seen[i]] = (int) days[i];
        }
    }
}
