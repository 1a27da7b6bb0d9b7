package io.bellwether.alerting;

import io.bellwether.alerting.task.Words;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.events.Task.Status;
import java.util.Collection;
import java.util.Set;

/** Which tasks are asked for; what is null or empty does not narrow them. */
record TaskFilter(
        String csm,
        boolean unassigned,
        String account,
        Task.Type kind,
        String reason,
        Set<Status> statuses,
        Set<Severity> severities) {

    Where where() {
        var where = new Where()
                .andIfGiven("owner = ?", csm)
                .andIfGiven("account = ?", account)
                .andIfGiven("type = ?", kind == null ? null : Words.of(kind))
                .andIfGiven("reason = ?", reason)
                .andIfGiven("status = ANY (?)", words(statuses))
                .andIfGiven("severity = ANY (?::severity[])", words(severities));
        return unassigned ? where.and("owner IS NULL") : where;
    }

    private static String[] words(Collection<? extends Enum<?>> constants) {
        return constants.isEmpty() ? null : constants.stream().map(Words::of).toArray(String[]::new);
    }
}
