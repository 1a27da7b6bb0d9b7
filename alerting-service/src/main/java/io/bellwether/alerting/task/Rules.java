package io.bellwether.alerting.task;

import io.bellwether.alerting.person.Person;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How tasks are named, dated and ranked: data, read from {@code tasks.yaml}.
 *
 * @param mediumFromConfidence an opportunity of at least this confidence, 0 to 1, is of medium severity, otherwise low
 * @param reopenWithinDays what comes back so many days after its task was closed opens that task again
 * @param longestSnoozeDays for how long a task can be put off
 * @param outcomes what a task may be closed with
 */
public record Rules(
        Map<Task.Type, TypeRules> types,
        double mediumFromConfidence,
        int reopenWithinDays,
        int longestSnoozeDays,
        Map<String, OutcomeMeaning> outcomes,
        UrgencyRules urgency) {

    /** Where a file of before does not know tasks that people make. */
    private static final TypeRules MANUAL = new TypeRules(
            Map.of(Severity.CRITICAL, 1, Severity.HIGH, 2, Severity.MEDIUM, 5, Severity.LOW, 10),
            "{reason} at {account}",
            Map.of());

    public Rules {
        types = withManual(types);
        outcomes = new LinkedHashMap<>(outcomes); // in the order of the file
        if (!types.keySet().equals(EnumSet.allOf(Task.Type.class))) {
            throw new IllegalArgumentException("types must have rules for each of " + EnumSet.allOf(Task.Type.class));
        }
        if (!(mediumFromConfidence >= 0 && mediumFromConfidence <= 1)) {
            throw new IllegalArgumentException("medium-from-confidence must be from 0 to 1");
        }
        if (reopenWithinDays < 0 || longestSnoozeDays < 1) {
            throw new IllegalArgumentException("reopen-within-days must be at least 0, longest-snooze-days at least 1");
        }
        if (urgency == null) {
            throw new IllegalArgumentException("urgency must be given");
        }
    }

    private static Map<Task.Type, TypeRules> withManual(Map<Task.Type, TypeRules> types) {
        var all = new EnumMap<>(Map.of(Task.Type.MANUAL, MANUAL));
        all.putAll(types);
        return Map.copyOf(all);
    }

    /** @param confidence null where nothing is known that speaks for or against it */
    Severity severity(Double confidence) {
        return confidence != null && confidence >= mediumFromConfidence ? Severity.MEDIUM : Severity.LOW;
    }

    /** The last day on which acting is in time, by the calendar of whoever has to act. */
    LocalDate due(Task.Type type, Severity severity, Person owner, Instant now) {
        return owner.working().after(owner.dayAt(now), types.get(type).due().get(severity));
    }

    /** @param accountName null where unknown */
    String title(Identity identity, String accountName) {
        return types.get(identity.type())
                .title(identity.reason(), accountName == null ? identity.account() : accountName);
    }

    boolean isRecent(Instant closed, Instant now) {
        return closed.plus(Duration.ofDays(reopenWithinDays)).isAfter(now);
    }
}
