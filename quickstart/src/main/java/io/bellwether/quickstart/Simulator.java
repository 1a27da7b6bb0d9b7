package io.bellwether.quickstart;

import io.bellwether.events.Event;
import io.bellwether.quickstart.simulator.LiveTraffic;
import io.bellwether.quickstart.simulator.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Tells a simulation to a running installation: its past at once, then what happens, as it happens. */
final class Simulator implements AutoCloseable {

    /** Customers whose past is told together; few, so that the first are complete soon. */
    private static final int TOGETHER = 20;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofMinutes(1);

    private final Path file;
    private final Setup setup;
    private final Clock clock;
    private final EventPublisher publisher;
    private final Simulation simulation;
    private final LiveTraffic live;
    private final Thread thread = new Thread(this::run, "simulator");
    private SimulationNotes notes;

    Simulator(Setup setup, Endpoints endpoints, long seed, int accounts, Clock clock) {
        this.file = setup.data().resolve("simulation.json");
        this.setup = setup;
        this.clock = clock;
        this.publisher = new EventPublisher(endpoints);
        this.notes = SimulationNotes.read(file)
                .orElseGet(() -> new SimulationNotes(seed, accounts, clock.instant(), Instant.EPOCH));
        if (notes.seed() != seed || notes.accounts() != accounts) {
            setup.say(
                    "The kept data are of %d accounts and seed %d, which go on; --fresh begins anew.",
                    notes.accounts(), notes.seed());
        }
        var firstDay = notes.start().atOffset(ZoneOffset.UTC).toLocalDate();
        this.simulation = new Simulation(notes.seed(), notes.accounts(), firstDay);
        this.live = simulation.live(notes.start());
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        publisher.close();
    }

    private void run() {
        try {
            tellThePast();
            while (true) {
                tellTheDay();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellThePast() throws InterruptedException {
        var began = System.nanoTime();
        int told = 0;
        var now = clock.instant();
        var book = simulation.book();
        for (int from = 0; from < book.size(); from += TOGETHER) {
            var some = book.subList(from, Math.min(book.size(), from + TOGETHER));
            told += tell(simulation.life(some, notes.toldUntil(), now));
        }
        toldUntil(now);
        setup.say(
                "The simulator told the past of %d accounts: %,d events in %.1f s.",
                book.size(), told, (System.nanoTime() - began) / 1e9);
    }

    /** From one minute to the next: what is seen live, second by second, and then all else of that minute. */
    private void tellTheDay() throws InterruptedException {
        var until = clock.instant().plus(CATCH_UP);
        while (clock.instant().isBefore(until)) {
            Thread.sleep(TICK);
            tell(live.during(Duration.between(notes.start(), clock.instant()).toSeconds()));
        }
        tell(simulation.life(simulation.book(), notes.toldUntil(), until));
        toldUntil(until);
    }

    private void toldUntil(Instant moment) {
        notes = notes.toldUntil(moment);
        notes.write(file);
    }

    // Whatever is in the way, such as a service that restarts, passes: the same events are sent until they are taken.
    private int tell(List<Event> events) throws InterruptedException {
        var reported = false;
        while (true) {
            try {
                publisher.send(events);
                return events.size();
            } catch (IOException e) {
                if (!reported) {
                    setup.say("The simulator cannot send and keeps trying: %s", e.getMessage());
                    reported = true;
                }
                Thread.sleep(TICK);
            }
        }
    }
}
