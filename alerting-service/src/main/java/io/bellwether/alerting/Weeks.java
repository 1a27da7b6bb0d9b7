package io.bellwether.alerting;

import io.bellwether.alerting.task.Desk;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which week it is, for each CSM where they are; by its first day.
 *
 * @param desk where they are
 */
record Weeks(Desk desk, Instant now) {

    LocalDate of(String csm) {
        return desk.person(csm).weekAt(now);
    }
}
