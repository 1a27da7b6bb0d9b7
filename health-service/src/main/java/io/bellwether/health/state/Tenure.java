package io.bellwether.health.state;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Since when an account has been a customer, and until when it is bound, as of a view's day. */
public final class Tenure {

    /** For days that nothing is known of. */
    public static final int UNKNOWN = -1;

    private Tenure() {}

    /**
     * Days since the account's first contract began, or {@link #UNKNOWN} where none is known or it lies ahead. The first,
     * because a customer who renews is not new.
     */
    public static int daysSinceStart(View view) {
        double first = Double.POSITIVE_INFINITY;
        for (var begin : view.all(Field.CONTRACT_BEGIN).values()) {
            first = Math.min(first, begin.number());
        }
        double start = first == Double.POSITIVE_INFINITY ? view.number(Field.START_DATE) : first;
        return Double.isNaN(start) ? UNKNOWN : Math.max(UNKNOWN, view.day() - (int) start);
    }

    /**
     * Days since the last anniversary of the start of the latest contract, 0 to 365, or {@link #UNKNOWN}. A contract that
     * was signed ahead of its time does not count yet: until it begins, the first one does.
     */
    public static int dayOfYear(View view) {
        int age = daysSinceStart(view);
        if (age < 0) {
            return UNKNOWN;
        }
        var latest = view.date(Field.CONTRACT_START);
        boolean begun = latest != null && !latest.isAfter(view.asOf());
        return dayOfYear(begun ? latest : view.asOf().minusDays(age), view.asOf());
    }

    /** Days until the latest contract ends, negative once it has; {@link Integer#MAX_VALUE} where none is known. */
    public static int daysToEnd(View view) {
        var end = view.latest(Field.CONTRACT_END);
        return end == null ? Integer.MAX_VALUE : (int) end.number() - view.day();
    }

    private static int dayOfYear(LocalDate start, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(start.plusYears(ChronoUnit.YEARS.between(start, day)), day);
    }
}
