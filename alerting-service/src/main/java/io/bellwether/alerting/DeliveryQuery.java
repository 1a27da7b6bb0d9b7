package io.bellwether.alerting;

import io.bellwether.alerting.task.Words;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the list of deliveries. */
record DeliveryQuery(
        @Parameter(description = "Only deliveries about this task, those about several tasks among them.") @RestQuery
        String task,

        @Parameter(description = "Only deliveries to this endpoint.") @RestQuery
        String endpoint,

        @Parameter(description = "Only deliveries to this person.")
        @RestQuery
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String person,

        @Parameter(description = "pending, failed, delivered, given-up or disabled.") @RestQuery
        String state,

        @Parameter(description = "Deliveries per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
        int limit,

        @Parameter(description = "As in the next link of the page before.") @RestQuery
        String cursor) {

    private static final String BETWEEN = "~";

    private static final String ABOUT = """
            id IN (SELECT id FROM delivery WHERE task = ?
                   UNION ALL SELECT delivery FROM digest_part WHERE notice ->> 'task' = ?)""";

    Where where() {
        var about = id("task", task);
        var where = about == null ? new Where() : new Where().and(ABOUT, about, about.toString());
        where.andIfGiven("endpoint = ?", id("endpoint", endpoint))
                .andIfGiven("person = ?", person)
                .andIfGiven("state = ?", state == null ? null : Words.of(itsState()));
        return cursor == null ? where : after(where);
    }

    static String cursor(DeliveryView last) {
        return last.createdAt() + BETWEEN + last.id();
    }

    private Where after(Where where) {
        var parts = cursor.split(BETWEEN, -1);
        try {
            return where.and("(created_at, id) < (?, ?)", Sql.time(Instant.parse(parts[0])), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw ProblemException.badRequest("cursor must come from the next link of a page.");
        }
    }

    private DeliveryState itsState() {
        try {
            return Words.parse(DeliveryState.class, state);
        } catch (IllegalArgumentException _) {
            var words = Arrays.stream(DeliveryState.values()).map(Words::of).collect(Collectors.joining(", "));
            throw ProblemException.badRequest("state must be one of " + words + ".");
        }
    }

    private static UUID id(String parameter, String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.badRequest(parameter + " must be a UUID.");
        }
    }
}
