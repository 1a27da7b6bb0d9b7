package io.bellwether.alerting;

import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the list of decisions. */
record DecisionQuery(
        @Parameter(description = "Only decisions on tasks of this type.")
        @RestQuery
        @Pattern(regexp = TaskListQuery.TYPE)
        String type,

        @Parameter(description = "Only decisions on this indicator, opportunity or date.")
        @RestQuery
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String reason,

        @Parameter(description = "raised, reopened, updated, resolved, held or kept.")
        @RestQuery
        @Pattern(regexp = "raised|reopened|updated|resolved|held|kept")
        String outcome,

        @Parameter(description = "Only decisions for this named reason, such as silenced.")
        @RestQuery
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String why,

        @Parameter(description = "Decisions per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
        int limit,

        @Parameter(description = "As in the next link of the page before.") @RestQuery
        String cursor) {

    private static final String BETWEEN = "~";

    Where where(String account) {
        var where = new Where()
                .and("account = ?", account)
                .andIfGiven("type = ?", type)
                .andIfGiven("reason = ?", reason)
                .andIfGiven("outcome = ?", outcome)
                .andIfGiven("why = ?", why);
        return cursor == null ? where : after(where);
    }

    static String cursor(DecisionView last) {
        return last.lastAt() + BETWEEN + last.id();
    }

    private Where after(Where where) {
        var parts = cursor.split(BETWEEN, -1);
        try {
            return where.and("(last_at, id) < (?, ?)", Sql.time(Instant.parse(parts[0])), Long.valueOf(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw ProblemException.badRequest("cursor must come from the next link of a page.");
        }
    }
}
