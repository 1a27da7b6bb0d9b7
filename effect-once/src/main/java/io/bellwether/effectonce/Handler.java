package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What a service does with events; the one thing it has to write.
 *
 * <p>A handler that remembers something of its accounts is made anew for each shard that is taken over, and left when
 * the shard goes or a transaction of it failed; so what it remembers is what the database has, as long as it
 * remembers only {@link Effects#afterCommit after a commit}. One without memory may serve all shards.
 */
@FunctionalInterface
public interface Handler {

    /**
     * Takes the effect of events of one shard that were never seen before, in the order of each account's topics.
     *
     * <p>All it writes must go through {@code effects}: that commits together with the events' ids and offsets, or
     * not at all, in which case the same events come again. Never called for the same account by two threads.
     *
     * @throws SQLException when the database refuses; a passing refusal is retried for ever, a lasting one makes the
     * batch be halved until the culprit is found, which goes to {@code rejected-events}
     */
    void handle(List<Event> events, Effects effects) throws SQLException;

    /** When it wants to {@link #tend} next, asked between batches. */
    default Instant tendAt() {
        return Instant.MAX;
    }

    /**
     * Does a slice of the work that no event asks for, such as what a new day brings; in a transaction like a batch's.
     * Events wait meanwhile, so it should be over in some tens of milliseconds, and say by {@link #tendAt} if there
     * is more. Where one of many things can spoil it, {@link Effects#isolating} finds that one; else it is tried again for
     * ever.
     */
    default void tend(Effects effects) throws SQLException {}

    /** The shard has gone to another owner, or is claimed anew by another handler. */
    default void released() {}
}
