package io.bellwether.alerting.task;

import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;

/**
 * How tasks are named, dated and ranked: data, read from {@code tasks.yaml}.
 *
 * @param mediumFromConfidence an opportunity of at least this confidence, 0 to 1, is of medium severity, otherwise low
 */
public record Rules(Map<Task.Type, TypeRules> types, double mediumFromConfidence) {

    public Rules {
        types = Map.copyOf(types);
        if (!types.keySet().equals(EnumSet.allOf(Task.Type.class))) {
            throw new IllegalArgumentException("types must have rules for each of " + EnumSet.allOf(Task.Type.class));
        }
        if (!(mediumFromConfidence >= 0 && mediumFromConfidence <= 1)) {
            throw new IllegalArgumentException("medium-from-confidence must be from 0 to 1");
        }
    }

    /** @param confidence null where nothing is known that speaks for or against it */
    Severity severity(Double confidence) {
        return confidence != null && confidence >= mediumFromConfidence ? Severity.MEDIUM : Severity.LOW;
    }

    LocalDate due(Task.Type type, Severity severity, LocalDate today) {
        return BusinessDays.after(today, types.get(type).due().get(severity));
    }

    /** @param accountName null where unknown */
    String title(Identity identity, String accountName) {
        return types.get(identity.type())
                .title(identity.reason(), accountName == null ? identity.account() : accountName);
    }
}
