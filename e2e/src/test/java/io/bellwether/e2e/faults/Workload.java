package io.bellwether.e2e.faults;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
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
    private final LocalDate today;
    private final List<Sent> sent = new ArrayList<>();
    private int events;

    private Workload(long seed, Instant now) {
        this.name = "seed-" + seed;
        this.random = new Random(seed);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
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
        for (var account : accounts()) {
            for (int i = 0; i < EVENTS_PER_ACCOUNT; i++) {
                send(event(account, secondsAgo(), fact()));
            }
            for (int i = 0; i < CLOSED_TICKETS_PER_ACCOUNT; i++) {
                close(account, "closed-" + i);
            }
        }
        Collections.shuffle(sent, random);
        new BadRecords(name, accounts(), now, random).addTo(sent);
        return sent;
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

    private Fact fact() {
        int kind = random.nextInt(100);
        if (kind < 60) {
            return usage();
        }
        if (kind < 72) {
            return ticket();
        }
        return kind < 82 ? survey() : account();
    }

    private Fact usage() {
        var user = "u" + random.nextInt(12);
        return switch (random.nextInt(4)) {
            case 0 -> new Usage.Login(user);
            case 1 -> new Usage.Session(user, 60.0 + random.nextInt(1_000));
            default -> new Usage.FeatureUsed("f" + random.nextInt(9), user, 1 + random.nextInt(5), null);
        };
    }

    private Fact ticket() {
        var ticket = "t" + random.nextInt(20);
        return switch (random.nextInt(5)) {
            case 0 -> new Ticket.Escalated(ticket, pick(Ticket.Escalated.Level.values()));
            case 1 -> new Ticket.Reopened(ticket);
            default -> new Ticket.Opened(ticket, pick(Ticket.Priority.values()), "topic" + random.nextInt(6), null);
        };
    }

    private Fact survey() {
        var survey = pick(Survey.Type.values());
        double score = survey == Survey.Type.NPS ? random.nextInt(11) : 1 + random.nextInt(5);
        return new Survey.Answered(survey, score, "c" + random.nextInt(4), null, null, null);
    }

    private Fact account() {
        return switch (random.nextInt(11)) {
            case 0, 1 ->
                new Account.Described(
                        name,
                        null,
                        1_000.0 * random.nextInt(200),
                        "maria",
                        null,
                        null,
                        20,
                        12,
                        10.0,
                        3.0,
                        null,
                        null,
                        null);
            case 2 -> {
                var start = today.minusDays(random.nextInt(400));
                yield new Account.Contract(start, start.plusYears(1), 1_000.0 * (1 + random.nextInt(200)), 12);
            }
            case 3 ->
                new Account.Contact(
                        "c" + random.nextInt(4),
                        pick(Account.Contact.Role.values()),
                        pick(Account.Contact.Change.values()),
                        null,
                        null);
            case 4 ->
                new Account.Meeting(
                        pick(Account.Meeting.Type.values()), pick(Account.Meeting.State.values()), true, true);
            case 5 -> new Account.Message(pick(Account.Message.State.values()), null, null);
            case 6 -> new Account.Renewal(pick(Account.Renewal.Stage.values()), random.nextInt(11) / 10.0, true);
            case 7 -> new Account.Signal(pick(Account.Signal.Type.values()));
            case 8 -> new Account.Payment(pick(Account.Payment.State.values()));
            case 9 -> new Account.Sentiment(random.nextInt(21) / 10.0 - 1);
            default -> new Account.Expansion(100.0 * random.nextInt(50));
        };
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
