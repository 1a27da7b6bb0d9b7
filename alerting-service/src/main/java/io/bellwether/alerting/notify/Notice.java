package io.bellwether.alerting.notify;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is told of one task on one occasion, as it was then.
 *
 * @param event names the occasion: the same one always has the same name
 * @param who did it; null where nobody in particular
 * @param why what exactly happened, or why the recipient is told; may be null
 * @param task null where it is only a test, as all that follows
 */
public record Notice(
        String event,
        Occasion occasion,
        Instant at,
        String who,
        String why,
        UUID task,
        Long version,
        String account,
        String accountName,
        String type,
        String reason,
        String status,
        Severity severity,
        String title,
        String evidence,
        String owner,
        LocalDate due) {

    public static Notice of(Change change) {
        return about(change.task(), Occasion.of(change.step()), change.by(), change.detail());
    }

    /** Of an occasion that is no change by itself, such as an escalation: at most one of its kind per version. */
    public static Notice about(Task task, Occasion occasion, Stamp by, String why) {
        return named("task-" + task.id() + "-" + task.version() + "-" + Words.of(occasion), task, occasion, by, why);
    }

    /**
     * That a step of its playbook is due soon, in whatever version the task is.
     *
     * @param step names it, with the day on which it is due
     */
    public static Notice ofStep(Task task, String step, Stamp by, String why) {
        return named("task-" + task.id() + "-step-" + step, task, Occasion.DUE_SOON, by, why);
    }

    private static Notice named(String event, Task task, Occasion occasion, Stamp by, String why) {
        var content = task.content();
        return new Notice(
                event,
                occasion,
                by.at(),
                by.who(),
                why,
                task.id(),
                task.version(),
                task.identity().account(),
                content.customer().name(),
                Words.of(task.identity().type()),
                task.identity().reason(),
                Words.of(task.state().status()),
                content.severity(),
                content.title(),
                content.explanation().evidence(),
                content.owner(),
                content.due());
    }

    /** Tries whether a delivery arrives. */
    public static Notice test(String event, Stamp by) {
        return new Notice(
                event,
                Occasion.TEST,
                by.at(),
                by.who(),
                "If you can read this, deliveries arrive.",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Severity.LOW,
                "A test by Bellwether",
                null,
                null,
                null);
    }

    /** The same, to those who are told of it since nobody knows its owner. */
    public Notice withUnknownOwner() {
        var unknown = "Its owner, " + owner + ", is not among the people.";
        return new Notice(
                event,
                occasion,
                at,
                who,
                why == null || why.equals(evidence) ? unknown : why + " " + unknown,
                task,
                version,
                account,
                accountName,
                type,
                reason,
                status,
                severity,
                title,
                evidence,
                owner,
                due);
    }

    /** The account as people call it. */
    String accountWords() {
        return accountName == null ? account : accountName;
    }
}
