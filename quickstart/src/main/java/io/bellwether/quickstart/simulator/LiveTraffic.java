package io.bellwether.quickstart.simulator;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Usage.Community;
import io.bellwether.events.Usage.FeatureUsed;
import io.bellwether.events.Usage.Login;
import io.bellwether.events.Usage.SelfService;
import io.bellwether.events.Usage.Session;
import io.bellwether.events.Usage.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events second by second: people at work everywhere, and now and then something that a CSM should see. */
public final class LiveTraffic {

    private static final int MOST_A_SECOND = 5;

    private final long seed;
    private final List<Customer> customers;
    private final Instant start;

    LiveTraffic(long seed, List<Customer> book, Instant start) {
        this.seed = seed;
        this.customers = book.stream()
                .filter(customer -> customer.story() == Story.STEADY)
                .toList();
        this.start = start;
    }

    /** What happens in the n-th second since the start. */
    public List<Event> during(long second) {
        if (customers.isEmpty()) {
            return List.of();
        }
        var random = new Random(seed * 1_000_003 + second);
        var events = new ArrayList<Event>();
        int count = random.nextInt(MOST_A_SECOND);
        for (int i = 0; i < count; i++) {
            var customer = customers.get(random.nextInt(customers.size()));
            add(events, second, customer, work(random, customer));
        }
        Episode.stepAt(second).ifPresent(step -> {
            var customer = customers.get(Math.floorMod(step.episode() * 7, customers.size()));
            add(events, second, customer, step.fact(customer));
        });
        return events;
    }

    private void add(List<Event> events, long second, Customer customer, Fact fact) {
        var id = "%d-live-%d-%d-%d".formatted(seed, start.getEpochSecond(), second, events.size());
        events.add(new Event(Diary.SOURCE, id, customer.id(), start.plusSeconds(second), fact));
    }

    // Few logins and features: hours of watching should not make a usage trend.
    private static Fact work(Random random, Customer customer) {
        var user = "u-" + random.nextInt(Math.max(1, customer.seats() / 2));
        return switch (random.nextInt(10)) {
            case 0 -> new Login(user);
            case 1 -> new FeatureUsed("f-" + random.nextInt(customer.features() / 2), user, 1, false);
            case 2 -> new SelfService(user, "getting-started");
            case 3 -> new Community(user, "asked");
            case 4, 5 -> new Workflow("close-case", Workflow.State.STARTED);
            case 6 -> new Workflow("close-case", Workflow.State.COMPLETED);
            default -> new Session(user, 60.0 + random.nextInt(1200));
        };
    }
}
