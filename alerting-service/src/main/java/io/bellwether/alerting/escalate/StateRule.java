package io.bellwether.alerting.escalate;

import io.bellwether.alerting.book.Account;
import java.util.Set;

/**
 * A state of an account, or of a task, that calls for a level at once. All that is given must hold.
 *
 * @param bands of the account's health
 * @param risks the highest severity of the account's risks
 * @param reasons of the task
 * @param words the state, for people
 */
public record StateRule(String level, Set<String> bands, Set<String> risks, Set<String> reasons, String words) {

    public StateRule {
        bands = bands == null ? Set.of() : Set.copyOf(bands);
        risks = risks == null ? Set.of() : Set.copyOf(risks);
        reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
        if (bands.isEmpty() && risks.isEmpty() && reasons.isEmpty()) {
            throw new IllegalArgumentException("a state for level " + level + " needs bands, risks or reasons");
        }
        if (words == null || words.isBlank()) {
            throw new IllegalArgumentException("a state for level " + level + " needs words");
        }
    }

    boolean holds(Account account, String reason) {
        return holds(bands, account.health().band())
                && holds(risks, account.health().risk())
                && holds(reasons, reason);
    }

    private static boolean holds(Set<String> wanted, String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
