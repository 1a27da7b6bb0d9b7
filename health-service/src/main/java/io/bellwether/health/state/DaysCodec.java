package io.bellwether.health.state;

import io.bellwether.health.state.Tally.Group;
import java.util.Map;

/**
 * The part of the stored form that is kept by day: for each day, the newest first, who was seen and what was counted.
 *
 * <p>First come the sizes of all parts, then the days, each with a mask of the parts that have something of it, last
 * the members of the sets. A codec is used once, to write or to read.
 */
@SuppressWarnings("EnumOrdinal") // see StateCodec
final class DaysCodec {

    private static final int SETS = 2;
    private static final int NONE = Integer.MIN_VALUE;

    private final DaySets[] sets;
    private final DayRows[] rows = new DayRows[Group.ALL.size()];
    /** Of each part, sets before rows, how many days are still to be written or read. */
    private final int[] left = new int[SETS + Group.ALL.size()];

    private DaysCodec(AccountState state) {
        this.sets = new DaySets[] {state.users, state.features};
    }

    static void write(AccountState state, Varints.Out out) {
        new DaysCodec(state).write(state.counts, out);
    }

    static void read(AccountState state, Varints.In in) {
        new DaysCodec(state).read(state.counts, in);
    }

    private void write(Map<Group, DayRows> counts, Varints.Out out) {
        for (int set = 0; set < SETS; set++) {
            left[set] = sets[set].size();
            out.number(left[set]);
            out.number(sets[set].members());
        }
        for (var group : Group.ALL) {
            rows[group.ordinal()] = counts.get(group);
            left[SETS + group.ordinal()] =
                    counts.containsKey(group) ? counts.get(group).size() : 0;
            out.number(left[SETS + group.ordinal()]);
        }
        int last = 0;
        for (int day = newest(); day != NONE; day = newest()) {
            out.signed((long) last - day);
            writeDay(day, out);
            last = day;
        }
        for (var set : sets) {
            for (int i = 0; i < set.members(); i++) {
                out.fixed(set.hash(i));
                out.number(set.number(i));
            }
        }
    }

    private void read(Map<Group, DayRows> counts, Varints.In in) {
        int days = 0;
        for (int set = 0; set < SETS; set++) {
            left[set] = in.integer();
            sets[set].prepare(in.integer(), left[set]);
            days += left[set];
        }
        for (var group : Group.ALL) {
            int size = in.integer();
            left[SETS + group.ordinal()] = size;
            days += size;
            if (size > 0) {
                rows[group.ordinal()] = new DayRows(group.width(), size);
                counts.put(group, rows[group.ordinal()]);
            }
        }
        int day = 0;
        while (days > 0) {
            day -= in.signedInteger();
            days -= readDay(day, in);
        }
        for (var set : sets) {
            for (int i = 0; i < set.members(); i++) {
                set.setMember(i, in.fixed(), in.integer());
            }
        }
    }

    /** The newest day of which something is left. */
    private int newest() {
        int newest = NONE;
        for (int part = 0; part < left.length; part++) {
            if (left[part] > 0) {
                newest = Math.max(newest, day(part));
            }
        }
        return newest;
    }

    private int day(int part) {
        return part < SETS ? sets[part].day(left[part] - 1) : rows[part - SETS].day(left[part] - 1);
    }

    private void writeDay(int day, Varints.Out out) {
        int mask = 0;
        for (int part = 0; part < left.length; part++) {
            mask |= left[part] > 0 && day(part) == day ? 1 << part : 0;
        }
        out.number(mask);
        for (int part = 0; part < left.length; part++) {
            if ((mask >>> part & 1) == 1) {
                int row = --left[part];
                if (part < SETS) {
                    writeWords(sets[part], row, out);
                } else {
                    writeCells(rows[part - SETS], row, out);
                }
            }
        }
    }

    /** Gives of how many parts it was a day. */
    private int readDay(int day, Varints.In in) {
        int mask = in.integer();
        for (int part = 0; part < left.length; part++) {
            if ((mask >>> part & 1) == 1) {
                int row = --left[part];
                if (part < SETS) {
                    sets[part].setDay(row, day);
                    readWords(sets[part], row, in);
                } else {
                    rows[part - SETS].setDay(row, day);
                    readCells(rows[part - SETS], row, in);
                }
            }
        }
        return Integer.bitCount(mask);
    }

    /** One bit for each member. */
    private static void writeWords(DaySets set, int row, Varints.Out out) {
        for (int bit = 0; bit < set.members(); bit += Byte.SIZE) {
            out.octet((int) (set.word(row, bit / Long.SIZE) >>> (bit % Long.SIZE)));
        }
    }

    private static void readWords(DaySets set, int row, Varints.In in) {
        for (int bit = 0; bit < set.members(); bit += Byte.SIZE) {
            int word = bit / Long.SIZE;
            set.setWord(row, word, set.word(row, word) | (long) in.octet() << (bit % Long.SIZE));
        }
    }

    /** A mask of the cells that are not 0, and those. */
    private static void writeCells(DayRows rows, int row, Varints.Out out) {
        long mask = 0;
        for (int column = 0; column < rows.width; column++) {
            mask |= rows.cell(row, column) == 0 ? 0 : 1L << column;
        }
        out.number(mask);
        for (; mask != 0; mask &= mask - 1) {
            out.number(rows.cell(row, Long.numberOfTrailingZeros(mask)));
        }
    }

    private static void readCells(DayRows rows, int row, Varints.In in) {
        for (long mask = in.number(); mask != 0; mask &= mask - 1) {
            rows.setCell(row, Long.numberOfTrailingZeros(mask), in.number());
        }
    }
}
