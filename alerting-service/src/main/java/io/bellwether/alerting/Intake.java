package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What becomes of a batch of events: first the accounts are as they tell, then tasks follow. */
@Singleton
class Intake implements Handler {

    private final AccountBook book;
    private final TaskStore store;
    private final Handovers handovers;
    private final TaskHandler tasks;
    private final Clock clock;

    Intake(AccountBook book, TaskStore store, Handovers handovers, TaskHandler tasks, Clock clock) {
        this.book = book;
        this.store = store;
        this.handovers = handovers;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public void handle(List<Event> events, Effects effects) throws SQLException {
        var tx = effects.connection();
        var now = clock.instant();
        var news = book.take(tx, events);
        tasks.lock(tx, events);
        store.follow(
                tx, events.stream().map(Event::account).collect(toSet()), LocalDate.ofInstant(now, ZoneOffset.UTC));
        handovers.toNewCsms(effects, news.csms(), now);
        handovers.toNewRoutes(effects, news.routes(), now);
        store.escalateNow(tx, news.health());
        tasks.handle(events, effects);
    }
}
