package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What becomes of a batch of events: first the accounts are as they tell, then tasks follow. */
@Singleton
class Intake implements Handler {

    private final AccountBook book;
    private final TaskStore store;
    private final TaskHandler tasks;
    private final Clock clock;

    Intake(AccountBook book, TaskStore store, TaskHandler tasks, Clock clock) {
        this.book = book;
        this.store = store;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void handle(List<Event> events, Effects effects) throws SQLException {
        book.take(effects.connection(), events);
        store.follow(effects.connection(), events.stream().map(Event::account).collect(toSet()), LocalDate.now(clock));
        tasks.handle(events, effects);
    }
}
