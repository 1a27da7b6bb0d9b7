package io.bellwether.benchmarks.workload;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A stream of events of many accounts over 90 days: 80 % usage, 15 % tickets, 5 % surveys; accounts by Zipf's law with
 * the exponent 0.8; times rise, shuffled by up to 6 hours; 1 % repeat one of the last 50,000 events.
 */
public final class Workload {

    private static final double SKEW = 0.8;
    private static final double DUPLICATES = 0.01;
    private static final int REPEATED_WITHIN = 50_000;
    private static final int USERS = 50;
    private static final int FEATURES = 20;
    private static final Duration SPAN = Duration.ofDays(90);
    private static final Duration JITTER = Duration.ofHours(6);
    private static final List<Ticket.Priority> PRIORITIES = List.of(Ticket.Priority.values());

    private final String name;
    private final int events;
    private final Instant start;
    private final Zipf accounts;
    private final Random random;
    private final Event[] recent;
    private int made;
    private int repeated;

    /**
     * A stream.
     *
     * @param name of the stream; begins its accounts' and events' ids, so that streams have nothing in common
     * @param end the stream's times end a little before it
     */
    public Workload(String name, Size size, long seed, Instant end) {
        this.name = name;
        this.events = size.events();
        this.start = end.minus(SPAN).minus(JITTER);
        this.accounts = new Zipf(size.accounts(), SKEW);
        this.random = new Random(seed);
        this.recent = new Event[Math.min(REPEATED_WITHIN, size.events())];
    }

    /** How many events, of how many accounts. */
    public record Size(int events, int accounts) {}

    public boolean hasNext() {
        return made < events;
    }

    public Event next() {
        boolean repeats = made > 0 && random.nextDouble() < DUPLICATES;
        var event = repeats ? recent[random.nextInt(Math.min(made, recent.length))] : fresh();
        repeated += repeats ? 1 : 0;
        recent[made % recent.length] = event;
        made++;
        return event;
    }

    /** How many of those made so far were repetitions. */
    public int repeated() {
        return repeated;
    }

    private Event fresh() {
        var account = name + "-account-" + accounts.next(random);
        double part = (double) made / events;
        long jitter = (long) ((random.nextDouble() - 0.5) * 2 * JITTER.toMillis());
        var time = start.plusMillis((long) (part * SPAN.toMillis()) + jitter);
        return new Event("/bench", name + "-" + made, account, time, fact());
    }

    private Fact fact() {
        int dice = random.nextInt(100);
        if (dice < 80) {
            return usage(dice);
        }
        return dice < 95 ? ticket(dice) : survey();
    }

    private Usage usage(int dice) {
        var user = "user-" + random.nextInt(USERS);
        if (dice < 32) {
            return new Usage.Login(user);
        }
        return dice < 64
                ? new Usage.FeatureUsed("feature-" + random.nextInt(FEATURES), user, 1 + random.nextInt(9), null)
                : new Usage.Session(user, 1.0 + random.nextInt(7_200));
    }

    private Ticket ticket(int dice) {
        var ticket = "ticket-" + made;
        if (dice < 87) {
            return new Ticket.Opened(
                    ticket, PRIORITIES.get(random.nextInt(PRIORITIES.size())), "topic-" + random.nextInt(5), null);
        }
        return dice < 91 ? new Ticket.Resolved(ticket, 0.5 + random.nextInt(96)) : new Ticket.Closed(ticket, null);
    }

    private Survey survey() {
        var contact = "contact-" + random.nextInt(5);
        return switch (random.nextInt(5)) {
            case 0 -> new Survey.Answered(Survey.Type.NPS, (double) random.nextInt(11), contact, null, null, null);
            case 1 -> new Survey.Answered(Survey.Type.CES, 1.0 + random.nextInt(5), contact, null, null, null);
            default -> new Survey.Answered(Survey.Type.CSAT, 1.0 + random.nextInt(5), contact, null, null, null);
        };
    }
}
