package io.bellwether.alerting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.escalate.Ladder;
import io.bellwether.alerting.escalate.Level;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.events.Task.Status;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the list of tasks. */
record TaskListQuery(
        @Parameter(description = "Only tasks of this owner.") @RestQuery @Pattern(regexp = NO_NUL, message = NUL)
        String csm,

        @Parameter(description = "true: only tasks without an owner.") @RestQuery @DefaultValue("false")
        boolean unassigned,

        @Parameter(description = "Only tasks of this account.") @RestQuery @Pattern(regexp = NO_NUL, message = NUL)
        String account,

        @Parameter(description = "Only tasks of accounts in this segment.")
        @RestQuery
        @Pattern(regexp = NO_NUL, message = NUL)
        String segment,

        @Parameter(
                description =
                        "Only tasks of this type: churn-risk, expansion, renewal, qbr, review, check-in, onboarding or "
                                + "manual; may be repeated.")
        @RestQuery
        List<String> kind,

        @Parameter(description = "Only tasks for this indicator, opportunity or milestone.")
        @RestQuery
        @Pattern(regexp = NO_NUL, message = NUL)
        String reason,

        @Parameter(
                description =
                        "open, acknowledged, in-progress, snoozed, done, dismissed, resolved, or all; may be repeated. "
                                + "Without it, open, acknowledged and in-progress.")
        @RestQuery
        List<String> status,

        @Parameter(description = "critical, high, medium or low; may be repeated.") @RestQuery
        List<String> severity,

        @Parameter(description = "Only tasks that are due on this day or later.") @RestQuery
        LocalDate dueFrom,

        @Parameter(description = "Only tasks that are due on this day or earlier.") @RestQuery
        LocalDate dueTo,

        @Parameter(
                description =
                        "true: only tasks that are not closed and late: the due day is over where their owner is (UTC where "
                                + "that is not known), or, once somebody has taken the task up, that of an open step of "
                                + "its playbook.")
        @RestQuery
        @DefaultValue("false")
        boolean overdue,

        @Parameter(description = "Only tasks that were escalated to this level, such as manager; any: to any.")
        @RestQuery
        @Pattern(regexp = NO_NUL, message = NUL)
        String escalated,

        @Parameter(
                description = "Only tasks with all these words, or beginnings of words, in account, title or evidence.")
        @RestQuery
        @Pattern(regexp = NO_NUL, message = NUL)
        @Size(max = LONGEST_TEXT)
        String text,

        @Parameter(
                description =
                        "urgency: most urgent first, then what is due first. due: due first. newest: last raised first.")
        @RestQuery
        @DefaultValue("urgency")
        String sort,

        @Parameter(description = "Tasks per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
        int limit,

        @Parameter(description = "As in the next link of the page before.") @RestQuery
        String cursor) {

    /** Of what comes by itself, and so can be held back. */
    static final String TYPE = "churn-risk|expansion|renewal|qbr|review|check-in|onboarding";

    static final String NO_NUL = "[^\\x00]*";
    static final String NUL = "must not contain the NUL character";

    private static final int LONGEST_TEXT = 200;
    private static final String ALL = "all";

    /** @param ladder whose levels tasks are escalated to */
    TaskFilter filter(Ladder ladder) {
        checkLevel(ladder.levels().stream().map(Level::name).toList());
        return new TaskFilter(
                csm,
                unassigned,
                account,
                segment,
                readAll(Task.Type.class, "kind", kind),
                reason,
                statuses(),
                readAll(Severity.class, "severity", severity),
                dueFrom,
                dueTo,
                overdue,
                escalated,
                text);
    }

    private void checkLevel(List<String> levels) {
        if (escalated != null && !escalated.equals(TaskFilter.ANY) && !levels.contains(escalated)) {
            throw Parameters.wrong("escalated", "must be any or one of " + String.join(", ", levels));
        }
    }

    Sort order() {
        return read(Sort.class, "sort", sort);
    }

    /** Null for the first page. */
    Cursor after() {
        return cursor == null ? null : Cursor.parse(order(), cursor);
    }

    private Set<Status> statuses() {
        if (status.isEmpty()) {
            return EnumSet.of(Status.OPEN, Status.ACKNOWLEDGED, Status.IN_PROGRESS);
        }
        return status.contains(ALL) ? Set.of() : readAll(Status.class, "status", status);
    }

    private static <E extends Enum<E>> Set<E> readAll(Class<E> type, String parameter, List<String> words) {
        return words.stream().map(word -> read(type, parameter, word)).collect(toSet());
    }

    private static <E extends Enum<E>> E read(Class<E> type, String parameter, String word) {
        try {
            return Words.parse(type, word);
        } catch (IllegalArgumentException e) {
            var words = Arrays.stream(type.getEnumConstants()).map(Words::of).collect(joining(", "));
            throw ProblemException.badRequest(parameter + " must be one of " + words + ".");
        }
    }
}
