package io.bellwether.health.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The stored form of an account's state: small, and read back the same.
 *
 * <p>It holds ordinals of {@link Tally}, its groups and {@link Field}: their order may only grow at the end, or the
 * version must change.
 */
@SuppressWarnings("EnumOrdinal") // what the stored form is made of, see above
public final class StateCodec {

    private static final int VERSION = 2;
    private static final int WITHOUT_NEWEST = 1;

    private StateCodec() {}

    public static byte[] write(AccountState state) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new Varints.Out(bytes)) {
            out.number(VERSION);
            writeFirstSeen(state, out);
            out.number(state.counts.size());
            for (var group : state.counts.entrySet()) {
                out.number(group.getKey().ordinal());
                writeRows(group.getValue(), out);
            }
            out.number(state.ticketTopics.size());
            for (var topic : state.ticketTopics.entrySet()) {
                out.text(topic.getKey());
                writeRows(topic.getValue(), out);
            }
            writeSets(state.users, out);
            writeSets(state.features, out);
            writeLatest(state.latest, out);
            writeNewest(state.newest, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static AccountState read(byte[] bytes) {
        var state = new AccountState();
        try (var in = new Varints.In(new ByteArrayInputStream(bytes))) {
            long version = in.number();
            if (version != VERSION && version != WITHOUT_NEWEST) {
                throw new IllegalStateException("state of version " + version + " is newer than this program");
            }
            readFirstSeen(state, in);
            for (long i = in.number(); i > 0; i--) {
                readRows(state.rows(Tally.Group.values()[in.integer()]), in);
            }
            for (long i = in.number(); i > 0; i--) {
                var rows = new DayRows(1);
                state.ticketTopics.put(in.text(), rows);
                readRows(rows, in);
            }
            readSets(state.users, in);
            readSets(state.features, in);
            readLatest(state.latest, in);
            if (version != WITHOUT_NEWEST) {
                readNewest(state, in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return state;
    }

    private static void writeFirstSeen(AccountState state, Varints.Out out) throws IOException {
        int known = state.firstSeen.length;
        while (known > 0 && state.firstSeen[known - 1] == AccountState.NEVER) {
            known--;
        }
        out.number(known);
        for (int i = 0; i < known; i++) {
            out.number(state.firstSeen[i] == AccountState.NEVER ? 0 : state.firstSeen[i] + 1L);
        }
    }

    private static void readFirstSeen(AccountState state, Varints.In in) throws IOException {
        int known = in.integer();
        for (int i = 0; i < known; i++) {
            int day = in.integer();
            state.firstSeen[i] = day == 0 ? AccountState.NEVER : day - 1;
        }
    }

    /** Per row the days since the row before, a mask of the cells that are not 0, and those. */
    private static void writeRows(DayRows rows, Varints.Out out) throws IOException {
        out.number(rows.size());
        int last = 0;
        for (int row = 0; row < rows.size(); row++) {
            out.signed(rows.day(row) - last);
            last = rows.day(row);
            long mask = 0;
            for (int column = 0; column < rows.width; column++) {
                mask |= rows.cell(row, column) == 0 ? 0 : 1L << column;
            }
            out.number(mask);
            for (int column = 0; column < rows.width; column++) {
                if (rows.cell(row, column) != 0) {
                    out.number(rows.cell(row, column));
                }
            }
        }
    }

    private static void readRows(DayRows rows, Varints.In in) throws IOException {
        int day = 0;
        for (long row = in.number(); row > 0; row--) {
            day += in.signedInteger();
            long mask = in.number();
            for (int column = 0; mask >>> column != 0; column++) {
                if (((mask >>> column) & 1) == 1) {
                    rows.add(day, column, in.number());
                }
            }
        }
    }

    private static void writeSets(DaySets sets, Varints.Out out) throws IOException {
        var members = sets.membersByNumber();
        out.number(members.length);
        for (long member : members) {
            out.fixed(member);
        }
        out.number(sets.size());
        int last = 0;
        for (int row = 0; row < sets.size(); row++) {
            out.signed(sets.day(row) - last);
            last = sets.day(row);
            for (long word : sets.row(row)) {
                out.number(word);
            }
        }
    }

    private static void readSets(DaySets sets, Varints.In in) throws IOException {
        var members = new long[in.integer()];
        for (int i = 0; i < members.length; i++) {
            members[i] = in.fixed();
        }
        int day = 0;
        int words = (members.length + 63) >> 6;
        for (long row = in.number(); row > 0; row--) {
            day += in.signedInteger();
            for (int word = 0; word < words; word++) {
                for (long bits = in.number(); bits != 0; bits &= bits - 1) {
                    sets.add(day, members[(word << 6) + Long.numberOfTrailingZeros(bits)]);
                }
            }
        }
    }

    private static void writeLatest(Latest latest, Varints.Out out) throws IOException {
        out.number(latest.entries().size());
        for (Map.Entry<Latest.Key, List<Entry>> values : latest.entries().entrySet()) {
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

    private static void readLatest(Latest latest, Varints.In in) throws IOException {
        for (long key = in.number(); key > 0; key--) {
            var field = Field.values()[in.integer()];
            var of = in.text();
            for (long entry = in.number(); entry > 0; entry--) {
                latest.put(field, of, new Entry(in.signed(), in.text(), in.decimal(), in.text()));
            }
        }
    }

    private static void writeNewest(Map<Tally, Newest> newest, Varints.Out out) throws IOException {
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

    private static void readNewest(AccountState state, Varints.In in) throws IOException {
        for (long tally = in.number(); tally > 0; tally--) {
            var of = Tally.values()[in.integer()];
            for (long event = in.number(); event > 0; event--) {
                state.counted(of, in.signed(), in.text());
            }
        }
    }
}
