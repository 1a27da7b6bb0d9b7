package io.bellwether.health.oracle;

import io.bellwether.events.Event;
import java.time.LocalDate;
import java.util.List;

/**
 * An account to try: what was said of it, and the days of interest.
 *
 * @param today the last day on which events arrived
 * @param asOf the day that is asked for, within the horizon
 */
record Sample(List<Event> events, LocalDate today, LocalDate asOf) {

    static final int HORIZON_DAYS = 400;

    LocalDate oldest() {
        return today.minusDays(HORIZON_DAYS);
    }

    Diary diary() {
        return Diary.of(events, asOf, oldest());
    }
}
