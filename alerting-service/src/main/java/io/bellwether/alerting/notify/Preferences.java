package io.bellwether.alerting.notify;

import io.bellwether.alerting.person.Person;
import io.bellwether.events.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants to be told, how soon and at which times.
 *
 * @param rules the first that matches counts; what none matches is not told
 * @param quiet null for none
 * @param onlyInWorkingTime hold back until the person works
 * @param breakThrough what is this severe is told at any time
 * @param digestAt when the digest comes, on days on which the person works, by their own clock
 */
public record Preferences(
        List<PreferenceRule> rules,
        QuietHours quiet,
        boolean onlyInWorkingTime,
        Set<Severity> breakThrough,
        LocalTime digestAt) {

    private static final int MOST_RULES = 100;

    public Preferences {
        rules = rules == null ? List.of() : List.copyOf(rules);
        breakThrough = breakThrough == null ? Set.of() : Set.copyOf(breakThrough);
        digestAt = digestAt == null ? LocalTime.of(8, 0) : digestAt;
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("there must be at most " + MOST_RULES + " rules");
        }
    }

    Preferences quietly() {
        return new Preferences(
                rules.stream().map(PreferenceRule::quietly).toList(), quiet, onlyInWorkingTime, breakThrough, digestAt);
    }

    Timing timing(Channel channel, Notice notice) {
        return rules.stream()
                .filter(rule -> rule.matches(channel, notice))
                .findFirst()
                .map(PreferenceRule::when)
                .orElse(Timing.NEVER);
    }

    /** When to tell what is to be told immediately: now, or once the person is to be disturbed. */
    Instant soonest(Person person, Severity severity, Instant now) {
        if (breakThrough.contains(severity)) {
            return now;
        }
        var working = onlyInWorkingTime ? person.workingTimeFrom(now) : now;
        var audible = quiet == null ? working : quiet.endIfWithin(working, person.zone());
        return onlyInWorkingTime ? person.workingTimeFrom(audible) : audible;
    }

    /** The first digest after a time. */
    public Instant nextDigest(Person person, Instant after) {
        var day = person.working().onOrAfter(person.dayAt(after));
        var at = day.atTime(digestAt).atZone(person.zone()).toInstant();
        if (at.isAfter(after)) {
            return at;
        }
        var next = person.working().onOrAfter(day.plusDays(1));
        return next.atTime(digestAt).atZone(person.zone()).toInstant();
    }
}
