package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a handler puts its effects: rows through the connection, events through {@link #publish}. */
public final class Effects {

    private final Connection connection;
    private final List<Event> published = new ArrayList<>();
    private final Map<Class<?>, Together> together = new LinkedHashMap<>();
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
     * Where this transaction's handlers of all shards collect what is written in one go after the last of them; made for
     * the first that asks.
     */
    public <T extends Together> T together(Class<T> type, Together.Maker<T> maker) throws SQLException {
        var shared = together.get(type);
        if (shared == null) {
            shared = maker.make();
            together.put(type, shared);
        }
        return type.cast(shared);
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

    void writeTogether() throws SQLException {
        for (var each : together.values()) {
            each.write(this);
        }
    }

    List<Event> published() {
        return published;
    }

    int countLate() {
        return late;
    }

    /** The handlers, and what they write together, took so long. */
    void handled(long nanos) {
        handling = nanos;
    }

    long handlingNanos() {
        return handling;
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
