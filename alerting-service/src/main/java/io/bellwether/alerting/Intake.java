package io.bellwether.alerting;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** What becomes of a batch of events: first the accounts are as they tell, then tasks follow. */
@Singleton
class Intake implements Handler {

    private final AccountBook book;
    private final TaskHandler tasks;

    Intake(AccountBook book, TaskHandler tasks) {
        this.book = book;
        this.tasks = tasks;
    }

    @Override
    public void handle(List<Event> events, Effects effects) throws SQLException {
        book.take(effects.connection(), events);
        tasks.handle(events, effects);
    }
}
