package io.bellwether.alerting.calendar;

import io.bellwether.alerting.book.Account;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When something is to be done. Exactly one of the four times is given.
 *
 * @param plan the variant that the rule belongs to; null where it belongs to all
 * @param beforeEnd days before the contract ends
 * @param afterStart days after the first contract began
 * @param afterChurn days after the account left; a rule with any other time is for customers only
 * @param every days between one time and the next, counted from the start of the first contract
 * @param offset days by which each time of {@code every} is moved, negative for earlier
 * @param milestone the onboarding milestone that makes it needless; null where none does
 * @param segments for these only; empty for all, as are bands and phases
 * @param unplanned only where no risk of the account brings a plan: its task is the plan
 * @param dueIn working days to act
 */
public record Rule(
        Task.Type type,
        String plan,
        String reason,
        Integer beforeEnd,
        Integer afterStart,
        Integer afterChurn,
        Integer every,
        int offset,
        String milestone,
        Set<String> segments,
        Set<String> bands,
        Set<Phase> phases,
        boolean unplanned,
        int dueIn,
        Severity severity) {

    public Rule {
        segments = segments == null ? Set.of() : Set.copyOf(segments);
        bands = bands == null ? Set.of() : Set.copyOf(bands);
        phases = phases == null ? Set.of() : Set.copyOf(phases);
        if (type == null || reason == null || reason.isBlank() || severity == null) {
            throw new IllegalArgumentException("a rule of the calendar needs type, reason and severity");
        }
        if (Stream.of(beforeEnd, afterStart, afterChurn, every)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "rule " + reason + " needs exactly one of before-end, after-start, after-churn and every");
        }
        if ((every != null && every < 1) || dueIn < 0) {
            throw new IllegalArgumentException("rule " + reason + ": every must be at least 1, due-in at least 0");
        }
    }

    boolean isFor(Account account, Phase phase) {
        return (afterChurn != null) == (account.churnedOn() != null)
                && holds(segments, account.segment())
                && isOfBand(account)
                && isOf(phase)
                && (!unplanned || account.health().risk() == null);
    }

    boolean isOfBand(Account account) {
        return holds(bands, account.health().band());
    }

    boolean isOf(Phase phase) {
        return holds(phases, phase);
    }

    private static <T> boolean holds(Set<T> wanted, T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
