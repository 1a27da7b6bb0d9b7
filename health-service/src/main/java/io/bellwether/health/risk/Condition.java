package io.bellwether.health.risk;

/**
 * A named, pure question about an account as of a day.
 *
 * @param name as rules of a model name it
 */
public record Condition(String name, Test test) {

    @FunctionalInterface
    public interface Test {

        /** Why it holds, in plain words with the numbers, or null where it does not. */
        String evidence(Subject subject);
    }
}
