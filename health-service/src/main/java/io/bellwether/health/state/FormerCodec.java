package io.bellwether.health.state;

/** Reads states that were stored before the third version of the form. */
final class FormerCodec {

    private static final int WITHOUT_NEWEST = 1;

    private FormerCodec() {}

    static AccountState read(int version, Varints.In in) {
        var state = new AccountState();
        StateCodec.readFirstSeen(state, in);
        for (int i = in.integer(); i > 0; i--) {
            readRows(state.rows(Tally.Group.ALL.get(in.integer())), in);
        }
        for (int i = in.integer(); i > 0; i--) {
            var rows = new DayRows(1, 0);
            state.ticketTopics.put(in.formerText(), rows);
            readRows(rows, in);
        }
        readSets(state.users, in);
        readSets(state.features, in);
        readLatest(state.latest, in);
        if (version > WITHOUT_NEWEST) {
            readNewest(state, in);
        }
        return state;
    }

    private static void readRows(DayRows rows, Varints.In in) {
        int day = 0;
        for (int row = in.integer(); row > 0; row--) {
            day += in.signedInteger();
            for (long mask = in.number(); mask != 0; mask &= mask - 1) {
                rows.add(day, Long.numberOfTrailingZeros(mask), in.number());
            }
        }
    }

    private static void readSets(DaySets sets, Varints.In in) {
        var members = new long[in.integer()];
        for (int i = 0; i < members.length; i++) {
            members[i] = in.fixed();
        }
        int day = 0;
        int words = (members.length + 63) >> 6;
        for (int row = in.integer(); row > 0; row--) {
            day += in.signedInteger();
            for (int word = 0; word < words; word++) {
                for (long bits = in.number(); bits != 0; bits &= bits - 1) {
                    sets.add(day, members[(word << 6) + Long.numberOfTrailingZeros(bits)]);
                }
            }
        }
    }

    private static void readLatest(Latest latest, Varints.In in) {
        for (int key = in.integer(); key > 0; key--) {
            var field = Field.ALL.get(in.integer());
            var of = in.formerText();
            for (int entry = in.integer(); entry > 0; entry--) {
                latest.put(field, of, new Entry(in.signed(), in.formerText(), in.decimal(), in.formerText()));
            }
        }
    }

    private static void readNewest(AccountState state, Varints.In in) {
        for (int tally = in.integer(); tally > 0; tally--) {
            var of = Tally.ALL.get(in.integer());
            for (int event = in.integer(); event > 0; event--) {
                state.counted(of, in.signed(), in.formerText());
            }
        }
    }
}
