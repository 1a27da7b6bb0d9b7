package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.sql.SQLException;
import java.util.List;

/** What a service does with events; the one thing it has to write. */
@FunctionalInterface
public interface Handler {

    /**
     * Takes the effect of events that were never seen before, in the order of each account's topics.
     *
     * <p>All it writes must go through {@code effects}: that commits together with the events' ids and offsets, or not at
     * all, in which case the same events come again. Called by several threads at once, never for the same account.
     *
     * @throws SQLException when the database refuses; a passing refusal is retried for ever, a lasting one makes the
     *     events be tried one by one, and the culprit go to {@code rejected-events}
     */
    void handle(List<Event> events, Effects effects) throws SQLException;
}
