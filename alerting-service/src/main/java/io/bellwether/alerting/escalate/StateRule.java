package io.bellwether.alerting.escalate;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Task;
import io.bellwether.events.Severity;
import java.util.Set;

/**
 * A state of an account, or of a task, that calls for a level at once. All that is given must hold.
 *
 * @param bands of the account's health
 * @param risks the highest severity of the account's risks
 * @param reasons of the task
 * @param severities of the task
 * @param words the state, for people
 */
public record StateRule(
        String level,
        Set<String> bands,
        Set<String> risks,
        Set<String> reasons,
        Set<Severity> severities,
        String words) {

    public StateRule {
        bands = bands == null ? Set.of() : Set.copyOf(bands);
        risks = risks == null ? Set.of() : Set.copyOf(risks);
        reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
        if (bands.isEmpty() && risks.isEmpty() && reasons.isEmpty() && severities.isEmpty()) {
            throw new IllegalArgumentException(
                    "a state for level " + level + " needs bands, risks, reasons or severities");
        }
        if (words == null || words.isBlank()) {
            throw new IllegalArgumentException("a state for level " + level + " needs words");
        }
    }

    boolean holds(Account account, Task task) {
        return holds(bands, account.health().band())
                && holds(risks, account.health().risk())
                && holds(reasons, task.identity().reason())
                && holds(severities, task.content().severity());
    }

    private static <T> boolean holds(Set<T> wanted, T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
