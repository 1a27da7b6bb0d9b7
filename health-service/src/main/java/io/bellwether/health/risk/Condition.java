package io.bellwether.health.risk;

import java.util.List;

/**
 * A named, pure question about an account as of a day.
 *
 * @param name as rules of a model name it
 * @param says when it holds, for the docs; a setting is named in quotes, such as 'days'
 * @param events the kinds of events that it looks at; none where it looks at the score, which is made of what the
 *     measures of the model look at
 */
public record Condition(String name, String says, List<String> events, Test test) {

    @FunctionalInterface
    public interface Test {

        /** Why it holds, in plain words with the numbers, or null where it does not. */
        String evidence(Subject subject);
    }

    static Condition of(String name, String says, String events, Test test) {
        return new Condition(name, says, events.isEmpty() ? List.of() : List.of(events.split(" ")), test);
    }
}
