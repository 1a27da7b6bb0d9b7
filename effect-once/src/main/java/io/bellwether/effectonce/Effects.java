package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Where a handler puts its effects: rows through the connection, events through {@link #publish}. */
public final class Effects {

    private final Connection connection;
    private final List<Event> published = new ArrayList<>();

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

    List<Event> published() {
        return published;
    }
}
