package io.bellwether.alerting;

import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the list of silences. */
record SilenceQuery(
        @Parameter(description = "Only silences that name this account.")
        @RestQuery
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String account,

        @Parameter(description = "Only silences by this person.")
        @RestQuery
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String author,

        @Parameter(description = "active (the default), pending, expired or all.")
        @RestQuery
        @DefaultValue("active")
        @Pattern(regexp = "active|pending|expired|all")
        String state,

        @Parameter(description = "Silences per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
        int limit,

        @Parameter(description = "As in the next link of the page before.") @RestQuery
        String cursor) {

    private static final String BETWEEN = "~";

    Where where(Instant now) {
        var time = Sql.time(now);
        var where = new Where().andIfGiven("account = ?", account).andIfGiven("author = ?", author);
        switch (state) {
            case "active" -> where.and("begins_at <= ? AND ends_at > ?", time, time);
            case "pending" -> where.and("begins_at > ?", time);
            case "expired" -> where.and("ends_at <= ?", time);
            default -> {}
        }
        return cursor == null ? where : after(where);
    }

    static String cursor(SilenceView last) {
        return last.silence().end() + BETWEEN + last.id();
    }

    private Where after(Where where) {
        var parts = cursor.split(BETWEEN, -1);
        try {
            return where.and("(ends_at, id) < (?, ?)", Sql.time(Instant.parse(parts[0])), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw ProblemException.badRequest("cursor must come from the next link of a page.");
        }
    }
}
