package io.bellwether.alerting;

import static java.util.stream.Collectors.joining;

import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.events.Task.Status;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which tasks are asked for; what is null, false or empty does not narrow them. */
record TaskFilter(
        String csm,
        boolean unassigned,
        String account,
        String segment,
        Set<Task.Type> kinds,
        String reason,
        Set<Status> statuses,
        Set<Severity> severities,
        LocalDate dueFrom,
        LocalDate dueTo,
        boolean overdue,
        String escalated,
        String text) {

    /** Instead of the name of a level: any. */
    static final String ANY = "any";

    private static final Set<Status> PENDING =
            EnumSet.of(Status.OPEN, Status.ACKNOWLEDGED, Status.IN_PROGRESS, Status.SNOOZED);
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * @param late what is overdue
     * @param words how those of the text are asked for, unless there are none
     */
    Where where(Overdue late, String words) {
        var where = new Where()
                .andIfGiven("owner = ?", csm)
                .andIfGiven("account = ?", account)
                .andIfGiven("segment = ?", segment)
                .andOneOf("type", kinds, "text")
                .andIfGiven("reason = ?", reason)
                .andOneOf("severity", severities, "severity")
                .andIfGiven("due >= ?", dueFrom)
                .andIfGiven("due <= ?", dueTo)
                .andIfGiven(words, words());
        if (unassigned) {
            where.and("owner IS NULL");
        }
        if (ANY.equals(escalated)) {
            where.and("id IN (SELECT task FROM escalation WHERE sla IS NULL AND NOT passed)");
        } else if (escalated != null) {
            where.and("id IN (SELECT task FROM escalation WHERE sla IS NULL AND NOT passed AND level = ?)", escalated);
        }
        if (overdue) {
            where.and(Overdue.SQL, late.values());
        }
        if (onlyPending()) {
            where.and("closed_at IS NULL"); // in these words the indexes of what is not closed have it
        }
        return statuses.equals(PENDING) ? where : where.andOneOf("status", statuses, "text");
    }

    private boolean onlyPending() {
        return overdue || (!statuses.isEmpty() && PENDING.containsAll(statuses));
    }

    /** Every word of the text, or a word that begins with it; null without any. */
    String words() {
        if (text == null) {
            return null;
        }
        var words = NO_WORD.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(joining(" & "));
        return words.isEmpty() ? null : words;
    }
}
