package io.bellwether.alerting.person;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which somebody is away, by their own calendar.
 *
 * @param from the first day
 * @param to the last day
 * @param deputy the id of who stands in for them; null where nobody does
 * @param note may be null
 */
public record Absence(UUID id, String person, LocalDate from, LocalDate to, String deputy, String note) {

    public Absence {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("an absence must not end before it begins");
        }
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
