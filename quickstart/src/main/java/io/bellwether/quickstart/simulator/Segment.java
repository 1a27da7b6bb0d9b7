package io.bellwether.quickstart.simulator;

import java.util.Locale;

/** The size class of a customer, by its annual recurring revenue. */
enum Segment {
    ENTERPRISE(105_000, 480_000, 24, 40),
    MID_MARKET(25_000, 100_000, 12, 24),
    SMB(4_000, 24_500, 6, 12);

    final int leastArr;
    final int mostArr;
    final int leastSeats;
    final int mostSeats;

    Segment(int leastArr, int mostArr, int leastSeats, int mostSeats) {
        this.leastArr = leastArr;
        this.mostArr = mostArr;
        this.leastSeats = leastSeats;
        this.mostSeats = mostSeats;
    }

    /** A fifth of the customers is large, two fifths are small. */
    static Segment of(double share) {
        if (share < 0.2) {
            return ENTERPRISE;
        }
        return share < 0.6 ? MID_MARKET : SMB;
    }

    /** As it stands in {@code account.described}, such as {@code mid-market}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
