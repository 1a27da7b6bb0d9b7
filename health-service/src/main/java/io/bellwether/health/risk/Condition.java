package io.bellwether.health.risk;

/**
 * A named, pure question about an account as of a day.
 *
 * @param name as rules of a model name it
 * @param says when it holds, for the docs; a setting is named in quotes, such as 'days'
 */
public record Condition(String name, String says, Test test) {

    @FunctionalInterface
    public interface Test {

        /** Why it holds, in plain words with the numbers, or null where it does not. */
        String evidence(Subject subject);
    }
}
