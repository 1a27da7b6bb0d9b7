package io.bellwether.health.state;

import io.bellwether.health.state.Tally.Group;
import java.util.Map;

/** The part of the stored form that is kept by day: who was seen and what was counted, by column. */
@SuppressWarnings("EnumOrdinal") // see StateCodec
final class DaysCodec {

    private DaysCodec() {}

    /** A mask of the groups that have some of these days, and those. */
    static void writeCounts(Map<Group, DayRows> counts, Span span, Bits.Out out) {
        long mask = 0;
        for (var group : counts.entrySet()) {
            boolean some =
                    group.getValue().firstFrom(span.from()) < group.getValue().firstFrom(span.to());
            mask |= some ? 1L << group.getKey().ordinal() : 0;
        }
        out.number(mask);
        for (; mask != 0; mask &= mask - 1) {
            writeRows(counts.get(Group.ALL.get(Long.numberOfTrailingZeros(mask))), span, out);
        }
    }

    static void readCounts(AccountState state, int base, Bits.In in) {
        for (long mask = in.number(); mask != 0; mask &= mask - 1) {
            readRows(state.rows(Group.ALL.get(Long.numberOfTrailingZeros(mask))), base, in);
        }
    }

    static void writeRows(DayRows rows, Span span, Bits.Out out) {
        int first = rows.firstFrom(span.from());
        var values = new long[rows.firstFrom(span.to()) - first];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.day(first + i);
        }
        writeDays(values, span.base(), out);
        out.number(rows.width);
        for (int column = 0; column < rows.width; column++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.cell(first + i, column);
            }
            out.column(values);
        }
    }

    /** Adds days after those that it has. A column that it lacks was added to its group later. */
    static void readRows(DayRows rows, int base, Bits.In in) {
        int first = rows.size();
        var days = readDays(base, in);
        rows.append(days);
        for (int column = 0, stored = in.integer(); column < stored; column++) {
            var values = in.column(days.length);
            for (int i = 0; i < days.length; i++) {
                rows.setCell(first + i, column, values[i]);
            }
        }
    }

    /** The members who came in these days, then for each day a bit for each member until then. */
    static void writeSet(DaySets set, Span span, Bits.Out out) {
        int known = set.membersBefore(span.from());
        int members = set.membersBefore(span.to());
        out.number(members - known);
        for (int number = known; number < members; number++) {
            out.bits(set.member(number), DaySets.HASH_BITS);
        }
        int first = set.firstFrom(span.from());
        var days = new long[set.firstFrom(span.to()) - first];
        for (int i = 0; i < days.length; i++) {
            days[i] = set.day(first + i);
        }
        writeDays(days, span.base(), out);
        for (int i = 0; i < days.length; i++) {
            for (int word = 0; word < DaySets.words(members); word++) {
                out.bits(set.word(first + i, word), Math.min(Long.SIZE, members - Long.SIZE * word));
            }
        }
    }

    /** Adds members and days to those that it has. */
    static void readSet(DaySets set, int base, Bits.In in) {
        var more = new long[in.integer()];
        for (int i = 0; i < more.length; i++) {
            more[i] = in.bits(DaySets.HASH_BITS);
        }
        int first = set.size();
        var days = readDays(base, in);
        set.append(more, days);
        for (int i = 0; i < days.length; i++) {
            for (int word = 0; word < DaySets.words(set.members()); word++) {
                set.setWord(first + i, word, in.bits(Math.min(Long.SIZE, set.members() - Long.SIZE * word)));
            }
        }
    }

    /** Ascending days: how many, the first, and the steps from one to the next. */
    private static void writeDays(long[] days, int base, Bits.Out out) {
        out.number(days.length);
        if (days.length > 0) {
            out.signed(days[0] - base);
            var steps = new long[days.length - 1];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = days[i + 1] - days[i];
            }
            out.column(steps);
        }
    }

    private static int[] readDays(int base, Bits.In in) {
        var days = new int[in.integer()];
        if (days.length > 0) {
            days[0] = base + (int) in.signed();
            var steps = in.column(days.length - 1);
            for (int i = 0; i < steps.length; i++) {
                days[i + 1] = days[i] + (int) steps[i];
            }
        }
        return days;
    }
}
