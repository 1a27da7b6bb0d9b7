package io.bellwether.health.oracle;

import io.bellwether.effectonce.EventId;
import io.bellwether.effectonce.SeenIds;
import io.bellwether.events.Event;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.state.View;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * How the events of a sample reach the core: in any order, some twice (the event path's own set of ids finds those), some
 * early by a day, some years late, in batches, each folded with the horizon of the day of its arrival, with the state
 * stored and read, and old days forgotten, now and then.
 */
final class Arrival {

    private static final int LATEST_DAYS = 900;

    private final Sample sample;
    private final Random random;
    private AccountState state = new AccountState();

    private Arrival(Sample sample, Random random) {
        this.sample = sample;
        this.random = random;
    }

    private record Delivery(Event event, LocalDate day) {}

    /** The sample's account as the core sees it as of the day that is asked for. */
    static View view(Sample sample, Random random) {
        return new View(state(sample, random), sample.asOf());
    }

    static AccountState state(Sample sample, Random random) {
        return new Arrival(sample, random).fold();
    }

    private AccountState fold() {
        var seen = new SeenIds();
        var id = new EventId();
        for (var delivery : deliveries()) {
            int oldest = (int) delivery.day().minusDays(Sample.HORIZON_DAYS).toEpochDay();
            id.compute(delivery.event().source(), delivery.event().id());
            if (seen.find(id.high(), id.low()) == 0) {
                seen.add(id.high(), id.low(), 0);
                Folding.fold(state, delivery.event(), oldest);
            }
            if (random.nextInt(8) == 0) {
                state = StateCodec.read(StateCodec.write(state), oldest);
            }
            if (random.nextInt(8) == 0) {
                state.forgetBefore(oldest);
            }
        }
        int oldest = (int) sample.oldest().toEpochDay();
        if (random.nextBoolean()) {
            return StateCodec.read(StateCodec.write(state), oldest);
        }
        state.forgetBefore(oldest);
        return state;
    }

    private List<Delivery> deliveries() {
        var deliveries = new ArrayList<Delivery>();
        for (var event : sample.events()) {
            deliveries.add(new Delivery(event, arrival(event)));
            if (random.nextInt(5) == 0) {
                deliveries.add(new Delivery(event, arrival(event)));
            }
        }
        Collections.shuffle(deliveries, random);
        deliveries.sort(Comparator.comparing(Delivery::day));
        return deliveries;
    }

    /** From a day before it happened to today. */
    private LocalDate arrival(Event event) {
        var happened = event.time().atOffset(ZoneOffset.UTC).toLocalDate();
        long age = happened.minusDays(1).until(sample.today(), ChronoUnit.DAYS);
        int most = Math.clamp(age, 0, LATEST_DAYS);
        int daysAgo =
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(most + 1);
                    default -> Math.max(0, most - 1);
                };
        return sample.today().minusDays(daysAgo);
    }
}
