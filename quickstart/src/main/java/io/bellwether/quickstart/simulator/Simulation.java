package io.bellwether.quickstart.simulator;

import io.bellwether.events.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A book of business and the lives of its customers, from {@value OrdinaryLife#HISTORY} days before its first day.
 *
 * <p>Asked again, with the same first day, it tells the same events with the same ids, and for a later time their
 * continuation.
 */
public final class Simulation {

    private final long seed;
    private final LocalDate firstDay;
    private final List<Customer> book;

    public Simulation(long seed, int accounts, LocalDate firstDay) {
        this.seed = seed;
        this.firstDay = firstDay;
        this.book = Book.of(seed, accounts);
    }

    public List<Customer> book() {
        return book;
    }

    /** What happened to customers from one moment to the other, exclusively, in the order in which to tell it. */
    public List<Event> life(List<Customer> customers, Instant from, Instant until) {
        return customers.stream()
                .flatMap(customer -> diary(customer, until).events().stream())
                .filter(event -> !event.time().isBefore(from) && event.time().isBefore(until))
                .sorted(Telling.ORDER)
                .toList();
    }

    /** What happens before one's eyes, counted from the given moment. */
    public LiveTraffic live(Instant start) {
        return new LiveTraffic(seed, book, start);
    }

    private Diary diary(Customer customer, Instant until) {
        var diary = new Diary(customer, seed, firstDay);
        var lastDay = until.atOffset(ZoneOffset.UTC).toLocalDate();
        OrdinaryLife.tell(diary, (int) Math.min(0, ChronoUnit.DAYS.between(lastDay, firstDay)));
        customer.story().edit(diary);
        return diary;
    }
}
