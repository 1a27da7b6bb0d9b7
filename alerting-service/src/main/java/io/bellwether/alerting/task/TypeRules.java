package io.bellwether.alerting.task;

import io.bellwether.events.Severity;
import java.util.EnumSet;
import java.util.Map;

/**
 * How the tasks of one type are named and dated.
 *
 * @param due working days to act, for each severity
 * @param title for reasons without one of their own; {@code {account}} and {@code {reason}} stand for their names
 * @param titles by reason
 */
public record TypeRules(Map<Severity, Integer> due, String title, Map<String, String> titles) {

    public TypeRules {
        due = Map.copyOf(due);
        titles = Map.copyOf(titles);
        if (!due.keySet().equals(EnumSet.allOf(Severity.class))) {
            throw new IllegalArgumentException(
                    "due must have business days for each of " + EnumSet.allOf(Severity.class));
        }
        if (due.values().stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("due must not be negative");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("title must not be blank");
        }
    }

    String title(String reason, String account) {
        return titles.getOrDefault(reason, title)
                .replace("{reason}", capitalized(reason.replace('-', ' ')))
                .replace("{account}", account);
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
