package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Where a handler puts its effects: rows through the connection, events through {@link #publish}. */
public final class Effects {

    private final Connection connection;
    private final List<Event> published = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private int late;
    private long handling;

    Effects(Connection connection) {
        this.connection = connection;
    }

    /** The open transaction; neither commit nor close it. */
    public Connection connection() {
        return connection;
    }

    /** Says an event once the transaction has committed; order is kept per account. */
    public void publish(Event event) {
        published.add(event);
    }

    /**
     * Runs once the transaction has committed, on the same thread and before its next event; never where it has not.
     */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Counts an event as too late to take its full effect. */
    public void late() {
        late++;
    }

    List<Event> published() {
        return published;
    }

    int countLate() {
        return late;
    }

    /** A handler took so long. */
    void handled(long nanos) {
        handling += nanos;
    }

    long handlingNanos() {
        return handling;
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
