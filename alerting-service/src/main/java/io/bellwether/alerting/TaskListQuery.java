package io.bellwether.alerting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.task.Words;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.events.Task.Status;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
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

        @Parameter(description = "Only tasks of this type: churn-risk or expansion.") @RestQuery
        String kind,

        @Parameter(description = "Only tasks for this indicator or opportunity.")
        @RestQuery
        @Pattern(regexp = NO_NUL, message = NUL)
        String reason,

        @Parameter(
                description =
                        "open, acknowledged, done, dismissed, resolved, or all; may be repeated. Without it, open "
                                + "and acknowledged.")
        @RestQuery
        List<String> status,

        @Parameter(description = "critical, high, medium or low; may be repeated.") @RestQuery
        List<String> severity,

        @Parameter(description = "urgency: most severe first, then what is due first. newest: last raised first.")
        @RestQuery
        @DefaultValue("urgency")
        String sort,

        @Parameter(description = "Tasks per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
        int limit,

        @Parameter(description = "As in the next link of the page before.") @RestQuery
        String cursor) {

    static final String NO_NUL = "[^\\x00]*";
    static final String NUL = "must not contain the NUL character";

    private static final String ALL = "all";

    TaskFilter filter() {
        return new TaskFilter(
                csm,
                unassigned,
                account,
                kind == null ? null : read(Task.Type.class, "kind", kind),
                reason,
                statuses(),
                severity.stream()
                        .map(word -> read(Severity.class, "severity", word))
                        .collect(toSet()));
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
            return EnumSet.of(Status.OPEN, Status.ACKNOWLEDGED);
        }
        return status.contains(ALL)
                ? Set.of()
                : status.stream()
                        .map(word -> read(Status.class, "status", word))
                        .collect(toSet());
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
