package io.bellwether.quickstart.simulator;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What happens to one customer, day by day.
 *
 * <p>Days are counted back from the simulation's first day: 30 is thirty days before it, −1 the day after. What is
 * noted on one day happens in the order of noting. A note keeps its id however the diary is edited or continued.
 */
final class Diary {

    static final String SOURCE = "simulator";

    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final int MINUTES_APART = 7;

    private final Customer customer;
    private final long seed;
    private final LocalDate firstDay;
    private final Map<Integer, Integer> notesOfDay = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private record Note(int ago, int number, Fact fact) {}

    Diary(Customer customer, long seed, LocalDate firstDay) {
        this.customer = customer;
        this.seed = seed;
        this.firstDay = firstDay;
    }

    Customer customer() {
        return customer;
    }

    LocalDate date(int ago) {
        return firstDay.minusDays(ago);
    }

    /** Chance that belongs to this customer and day, so that it is the same however far the diary reaches. */
    SplittableRandom chance(int ago) {
        return new SplittableRandom((seed * 1_000_003 + customer.number()) * 4_001 + ago);
    }

    void note(int ago, Fact... facts) {
        for (var fact : facts) {
            notes.add(new Note(ago, notesOfDay.merge(ago, 1, Integer::sum), fact));
        }
    }

    /** Makes undone what happened in the last days and would happen later. */
    void strike(int daysBack, Predicate<Fact> what) {
        notes.removeIf(note -> note.ago() < daysBack && what.test(note.fact()));
    }

    /** Lets what happened fade, evenly from all of it {@code daysBack} days ago to the given share of it today. */
    void fade(int daysBack, double toShare, Predicate<Fact> what) {
        notes.removeIf(note -> note.ago() < daysBack
                && what.test(note.fact())
                && chance(note.ago() * 100 + note.number()).nextDouble()
                        > 1 - (1 - toShare) * (daysBack - Math.max(0, note.ago())) / daysBack);
    }

    List<Event> events() {
        return notes.stream().map(this::event).toList();
    }

    private Event event(Note note) {
        var id = "%d-%s-%s-%d".formatted(seed, customer.id(), date(note.ago()), note.number());
        return new Event(SOURCE, id, customer.id(), time(note), note.fact());
    }

    private Instant time(Note note) {
        return date(note.ago())
                .atTime(MORNING)
                .plusMinutes((long) MINUTES_APART * note.number())
                .toInstant(ZoneOffset.UTC);
    }
}
