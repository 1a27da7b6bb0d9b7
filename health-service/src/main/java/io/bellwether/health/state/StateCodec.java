package io.bellwether.health.state;

import java.util.ArrayList;
import java.util.Map;

/**
 * The stored form of an account's state: small, quick, and read back the same.
 *
 * <p>What changes with an event of today comes first and all that is older after it, the newest days before older
 * ones; so the ends of two versions of a row are alike, and the database need not log them. It holds ordinals of
 * {@link Tally}, its groups and {@link Field}: their order may only grow at the end, or the version must change.
 */
@SuppressWarnings("EnumOrdinal") // what the stored form is made of, see above
public final class StateCodec {

    private static final int VERSION = 3;

    private StateCodec() {}

    public static byte[] write(AccountState state) {
        var out = new Varints.Out();
        out.number(VERSION);
        writeNewest(state.newest, out);
        DaysCodec.write(state, out);
        out.number(state.ticketTopics.size());
        for (var topic : state.ticketTopics.entrySet()) {
            out.text(topic.getKey());
            writeRows(topic.getValue(), out);
        }
        writeLatest(state.latest, out);
        writeFirstSeen(state, out);
        return out.toBytes();
    }

    public static AccountState read(byte[] bytes) {
        var in = new Varints.In(bytes);
        int version = in.integer();
        if (version < VERSION) {
            return FormerCodec.read(version, in);
        }
        if (version > VERSION) {
            throw new IllegalStateException("state of version " + version + " is newer than this program");
        }
        var state = new AccountState();
        readNewest(state, in);
        DaysCodec.read(state, in);
        for (int i = in.integer(); i > 0; i--) {
            state.ticketTopics.put(in.text(), readRows(in));
        }
        readLatest(state.latest, in);
        readFirstSeen(state, in);
        return state;
    }

    private static void writeFirstSeen(AccountState state, Varints.Out out) {
        int known = state.firstSeen.length;
        while (known > 0 && state.firstSeen[known - 1] == AccountState.NEVER) {
            known--;
        }
        out.number(known);
        for (int i = 0; i < known; i++) {
            out.number(toNumber(state.firstSeen[i]));
        }
    }

    static void readFirstSeen(AccountState state, Varints.In in) {
        int known = in.integer();
        for (int i = 0; i < known; i++) {
            state.firstSeen[i] = toDay(in.integer());
        }
    }

    /** 0 is never; days from 1970 on are one more than their number, days before are their number. */
    private static int toNumber(int day) {
        if (day == AccountState.NEVER) {
            return 0;
        }
        return day < 0 ? day : day + 1;
    }

    private static int toDay(int number) {
        if (number == 0) {
            return AccountState.NEVER;
        }
        return number < 0 ? number : number - 1;
    }

    private static void writeRows(DayRows rows, Varints.Out out) {
        out.number(rows.size());
        for (int row = rows.size() - 1; row >= 0; row--) {
            out.number(rows.day(row));
            out.number(rows.cell(row, 0));
        }
    }

    private static DayRows readRows(Varints.In in) {
        var rows = new DayRows(1, in.integer());
        for (int row = rows.size() - 1; row >= 0; row--) {
            rows.setDay(row, in.integer());
            rows.setCell(row, 0, in.number());
        }
        return rows;
    }

    private static void writeLatest(Latest latest, Varints.Out out) {
        out.number(latest.entries().size());
        for (var values : latest.entries().reversed().entrySet()) {
            out.number(values.getKey().field().ordinal());
            out.text(values.getKey().of());
            out.number(values.getValue().size());
            for (var entry : values.getValue()) {
                out.signed(entry.micros());
                out.text(entry.id());
                out.decimal(entry.number());
                out.text(entry.text());
            }
        }
    }

    private static void readLatest(Latest latest, Varints.In in) {
        for (int key = in.integer(); key > 0; key--) {
            var of = new Latest.Key(Field.ALL.get(in.integer()), in.text());
            int size = in.integer();
            var entries = new ArrayList<Entry>(size);
            for (int entry = 0; entry < size; entry++) {
                entries.add(new Entry(in.signed(), in.text(), in.decimal(), in.text()));
            }
            latest.entries().putFirst(of, entries);
        }
    }

    private static void writeNewest(Map<Tally, Newest> newest, Varints.Out out) {
        out.number(newest.size());
        for (var events : newest.entrySet()) {
            out.number(events.getKey().ordinal());
            out.number(events.getValue().size());
            for (int i = 0; i < events.getValue().size(); i++) {
                out.signed(events.getValue().micros(i));
                out.text(events.getValue().id(i));
            }
        }
    }

    private static void readNewest(AccountState state, Varints.In in) {
        for (int tally = in.integer(); tally > 0; tally--) {
            var events = new Newest();
            state.newest.put(Tally.ALL.get(in.integer()), events);
            for (int event = in.integer(); event > 0; event--) {
                events.add(in.signed(), in.text());
            }
        }
    }
}
