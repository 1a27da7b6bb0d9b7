package io.bellwether.alerting.notify;

/**
 * How people are told of tasks: data, read from {@code notify.yaml}.
 *
 * @param unassigned the role of those who are told of a task that has no owner
 * @param dueSoonDays when the due date is at most so many days away, it is told
 * @param preferences of people who have set none themselves
 */
public record NotifyRules(Retries retries, String unassigned, int dueSoonDays, Preferences preferences) {

    public NotifyRules {
        if (dueSoonDays < 0) {
            throw new IllegalArgumentException("due-soon-days must not be negative");
        }
    }
}
