package io.bellwether.alerting.escalate;

import io.bellwether.alerting.person.Person;
import java.time.Duration;
import java.time.Instant;

/**
 * By when a task should be taken up, and closed, in the working time of its owner.
 *
 * @param acknowledge working time from when it was raised, opened again or woken
 * @param closeDays working days after the day on which it was raised or opened again; until the end of the last one. Who
 *     has taken it up and keeps to its playbook has until that ends
 */
public record Sla(Duration acknowledge, int closeDays) {

    /** What there is a time for. */
    public enum Kind {
        ACKNOWLEDGE,
        CLOSE
    }

    public Sla {
        if (acknowledge == null || acknowledge.isNegative() || closeDays < 0) {
            throw new IllegalArgumentException("an SLA needs acknowledge and close-days, neither below 0");
        }
    }

    Instant closeBy(Person owner, Instant opened) {
        return owner.endOf(owner.working().after(owner.dayAt(opened), closeDays));
    }

    /** Snoozing stops this clock, but puts nothing off beyond the time to close. */
    Instant acknowledgeBy(Person owner, Instant opened, Instant woken) {
        var from = woken != null && woken.isAfter(opened) ? woken : opened;
        var by = owner.after(from, acknowledge);
        var last = closeBy(owner, opened);
        return by.isBefore(last) ? by : last;
    }
}
