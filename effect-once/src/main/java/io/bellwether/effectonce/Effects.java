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
    private Map<Class<?>, Together> together = new LinkedHashMap<>();
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

    /**
     * Does work for items, for all at once if it can be. Where it fails and would again, it is done for each half by
     * itself, until the culprits stand alone: what was done for them is undone, and all else takes its effect.
     *
     * @return the culprits, in order, with what each failed of
     * @throws SQLException what passes, and is the fault of none: the transaction fails, to be tried again
     */
    public <T> Map<T, Exception> isolating(List<T> items, Work<T> work) throws SQLException {
        var culprits = new LinkedHashMap<T, Exception>();
        if (!items.isEmpty()) {
            isolate(items, work, culprits);
        }
        return culprits;
    }

    /** Work for some items, all of whose effects are in the given ones; it may be done again for fewer. */
    @FunctionalInterface
    public interface Work<T> {
        void on(List<T> items, Effects effects) throws SQLException;
    }

    private <T> void isolate(List<T> items, Work<T> work, Map<T, Exception> culprits) throws SQLException {
        var savepoint = connection.setSavepoint();
        int saidBefore = published.size();
        int actionsBefore = afterCommit.size();
        int lateBefore = late;
        var togetherBefore = together;
        together = new LinkedHashMap<>();
        try {
            work.on(items, this);
            writeTogether();
            connection.releaseSavepoint(savepoint);
        } catch (SQLException | RuntimeException e) {
            if (Failure.passes(e)) {
                throw e;
            }
            connection.rollback(savepoint);
            published.subList(saidBefore, published.size()).clear();
            afterCommit.subList(actionsBefore, afterCommit.size()).clear();
            late = lateBefore;
            if (items.size() == 1) {
                culprits.put(items.getFirst(), e);
            } else {
                isolate(items.subList(0, items.size() / 2), work, culprits);
                isolate(items.subList(items.size() / 2, items.size()), work, culprits);
            }
        } finally {
            together = togetherBefore;
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
