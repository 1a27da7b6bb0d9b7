package io.bellwether.alerting.decide;

import io.bellwether.alerting.task.Words;

/**
 * What was found at one point of the way, for people to read.
 *
 * @param reason a named reason: of {@link Why}, in words
 * @param words the facts, in a sentence
 */
public record Finding(At at, String reason, String words) {

    static Finding of(At at, Why why, String words, Object... values) {
        return new Finding(at, Words.of(why), words.formatted(values));
    }
}
