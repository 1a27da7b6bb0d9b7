package io.bellwether.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to one account.
 *
 * @param source who says so; together with {@code id} the identity: the same pair is the same event
 * @param account the CloudEvents subject and the record key
 * @param time when it happened in the source system, never when we received it
 */
public record Event(String source, String id, String account, Instant time, Fact fact) {

    /** How far its time may lie ahead of when it is taken: clocks differ, but what is to come has not happened. */
    public static final Duration FURTHEST_AHEAD = Duration.ofHours(24);

    public Event {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(fact, "fact");
    }
}
