package io.bellwether.health;

import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The UTC days that may be asked for: today and as far back as counts are kept. */
@Singleton
class Horizon {

    private final Clock clock;
    private final int days;

    Horizon(Clock clock, HealthConfig config) {
        this.clock = clock;
        this.days = config.horizonDays();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LocalDate first() {
        return today().minusDays(days);
    }

    int days() {
        return days;
    }

    /** The day that a parameter names, or today where it is absent. */
    LocalDate day(String parameter, String text) {
        if (text == null) {
            return today();
        }
        try {
            var day = LocalDate.parse(text);
            if (!day.isAfter(today()) && !day.isBefore(first())) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw ProblemException.badRequest(
                parameter + ": must be a date such as 2026-05-01, not in the future and at most " + days + " days ago");
    }
}
