package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Words;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the history of a task. */
record HistoryQuery(
        @Parameter(description = "Only what is called so in the history, such as commented; may be repeated.")
        @RestQuery
        List<String> what,

        @Parameter(description = "Changes per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200)
        int limit,

        @Parameter(description = "As in the next link of the page before.") @RestQuery
        String cursor) {

    Where where(UUID task) {
        var where = new Where()
                .and("task = ?", task)
                .andOneOf("what", what.stream().map(HistoryQuery::step).collect(toSet()), "text");
        return cursor == null ? where : where.and("version < ?", before());
    }

    private long before() {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw ProblemException.badRequest("cursor must come from the next link of a page.");
        }
    }

    private static Step step(String word) {
        try {
            return Words.parse(Step.class, word);
        } catch (IllegalArgumentException _) {
            throw Parameters.wrong("what", "must be a word that histories have, such as commented");
        }
    }
}
