package io.bellwether.e2e.faults;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Ticket;
import io.bellwether.events.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What publishers send, in the order in which they send it: shuffled, one in a hundred twice, some of it older than the
 * horizon, and {@linkplain BadRecords what must have no effect}. The same seed and moment give the same.
 */
final class Workload {

    /** One record. */
    sealed interface Sent {
        record Good(Event event) implements Sent {}

        /**
         * A record that must have no effect.
         *
         * @param partition null for that of the key
         * @param key may be null, as may the value
         * @param cause as what it must be rejected; null where it is passed over
         */
        record Bad(Topic topic, Integer partition, String key, Map<String, String> headers, String value, String cause)
                implements Sent {}
    }

    private static final int ACCOUNTS = 40;
    private static final int EVENTS_PER_ACCOUNT = 120;
    private static final int CLOSED_TICKETS_PER_ACCOUNT = 3;
    private static final int DAYS = 110;
    private static final int LATE_DAYS = 450;
    /** Contacts are not asked about tickets that were closed a week ago. */
    private static final int DAYS_OF_CLOSED = 3;

    private final String name;
    private final Random random;
    private final Instant now;
    private final List<Sent> sent = new ArrayList<>();
    private int events;

    private Workload(long seed, Instant now) {
        this.name = "seed-" + seed;
        this.random = new Random(seed);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    static List<Sent> of(long seed, Instant now) {
        return new Workload(seed, now).sent();
    }

    /** How much of it is what. */
    static String summary(List<Sent> workload) {
        long good = workload.stream().filter(Sent.Good.class::isInstance).count();
        long different =
                workload.stream().filter(Sent.Good.class::isInstance).distinct().count();
        return "%d events, %d of them again, %d bad records"
                .formatted(different, good - different, workload.size() - good);
    }

    private List<Sent> sent() {
        var accounts = accounts();
        for (int i = 0; i < ACCOUNTS; i++) {
            live(accounts.get(i), Life.of(i));
        }
        Collections.shuffle(sent, random);
        new BadRecords(name, accounts, now, random).addTo(sent);
        return sent;
    }

    private void live(String account, Life life) {
        var facts = new Facts(random, LocalDate.ofInstant(now, ZoneOffset.UTC), life);
        for (int i = 0; i < EVENTS_PER_ACCOUNT; i++) {
            send(event(account, secondsAgo(), facts.any()));
        }
        if (life == Life.BEGINNING) {
            send(event(account, secondsAgo(), facts.contract()));
        }
        for (int i = 0; i < CLOSED_TICKETS_PER_ACCOUNT; i++) {
            close(account, "closed-" + i);
        }
    }

    private void send(Event event) {
        var good = new Sent.Good(event);
        sent.add(good);
        if (random.nextInt(100) == 0) {
            sent.add(good);
        }
    }

    /** A short while ago, with a contact of its own or none; some are told twice, by different events. */
    private void close(String account, String ticket) {
        var contact = random.nextInt(4) == 0 ? null : "contact-of-" + ticket;
        for (int i = random.nextInt(2); i < 2; i++) {
            send(event(account, random.nextLong(DAYS_OF_CLOSED * 86_400L), new Ticket.Closed(ticket, contact)));
        }
    }

    private List<String> accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(i -> name + "-" + i).toList();
    }

    private long secondsAgo() {
        return switch (random.nextInt(50)) {
            case 0 -> random.nextLong(LATE_DAYS * 86_400L);
            case 1, 2, 3, 4, 5 -> random.nextLong(86_400);
            default -> random.nextLong(DAYS * 86_400L);
        };
    }

    private Event event(String account, long secondsAgo, Fact fact) {
        events++;
        return new Event(name, name + "-" + events, account, now.minusSeconds(secondsAgo), fact);
    }
}
