package io.bellwether.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Json;
import io.bellwether.events.Required;
import io.bellwether.problems.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;

/** Where a page of tasks ended: the place of its last task in the order; opaque to clients. */
sealed interface Cursor {

    /** What {@link Sort#after} compares with. */
    Object[] values();

    record ByUrgency(
            @Required Double urgency,
            @Required LocalDate due,
            @Required UUID id) implements Cursor {
        @Override
        public Object[] values() {
            return new Object[] {-urgency, due, id};
        }
    }

    record ByDue(@Required LocalDate due, @Required UUID id) implements Cursor {
        @Override
        public Object[] values() {
            return new Object[] {due, id};
        }
    }

    record ByAge(@Required Instant createdAt, @Required UUID id) implements Cursor {
        @Override
        public Object[] values() {
            return new Object[] {Sql.time(createdAt), id};
        }
    }

    static Cursor at(Sort sort, Task last) {
        return switch (sort) {
            case URGENCY ->
                new ByUrgency(last.content().urgency().value(), last.content().due(), last.id());
            case DUE -> new ByDue(last.content().due(), last.id());
            case NEWEST -> new ByAge(last.createdAt(), last.id());
        };
    }

    /** @throws ProblemException 400 for what no page in this order gave */
    static Cursor parse(Sort sort, String token) {
        try {
            return Json.mapper().readValue(Base64.getUrlDecoder().decode(token), sort.cursor);
        } catch (IOException | IllegalArgumentException e) {
            throw ProblemException.badRequest(
                    "cursor must come from the next link of a page in the order " + Words.of(sort) + ".");
        }
    }

    default String token() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
