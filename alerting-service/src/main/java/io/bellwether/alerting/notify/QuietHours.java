package io.bellwether.alerting.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A part of each day in which somebody wants not to be disturbed, by their own clock.
 *
 * @param to earlier than from where it goes past midnight
 */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from == null || to == null || from.equals(to)) {
            throw new IllegalArgumentException("quiet hours need a beginning and another end");
        }
    }

    /** The time itself where it is not quiet then, else when the quiet hours end. */
    Instant endIfWithin(Instant time, ZoneId zone) {
        var local = time.atZone(zone);
        var clock = local.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean evening = !clock.isBefore(from);
        boolean morning = clock.isBefore(to);
        if (overnight ? !evening && !morning : !(evening && morning)) {
            return time;
        }
        var day = overnight && evening ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return day.atTime(to).atZone(zone).toInstant();
    }
}
