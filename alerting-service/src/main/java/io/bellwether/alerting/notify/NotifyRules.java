package io.bellwether.alerting.notify;

/**
 * How people are told of tasks: data, read from {@code notify.yaml}.
 *
 * @param unassigned the role of those who are told of a task that has no owner, or one who is not known
 * @param dueSoonDays when the due date is at most so many working days of the owner away, it is told
 * @param grouping what is told in one message
 * @param preferences of people who have set none themselves
 */
public record NotifyRules(
        Retries retries, String unassigned, int dueSoonDays, Grouping grouping, Preferences preferences) {

    public NotifyRules {
        if (grouping == null) {
            throw new IllegalArgumentException("grouping must be given");
        }
        if (dueSoonDays < 0) {
            throw new IllegalArgumentException("due-soon-days must not be negative");
        }
    }
}
