package io.bellwether.benchmarks.core;

import io.bellwether.benchmarks.ScoringCore;
import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.state.AccountState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One account with 90 active days and 50 users, made from a seed: on each day each user comes with a chance of 60 % and
 * then signs in, uses two of 20 features and ends a session; a ticket every third day; answers to all surveys; all else
 * that the measures of {@code value} read.
 */
public final class SampleAccount {

    public static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    public static final int DAYS = 90;
    public static final int USERS = 50;

    private static final int FEATURES = 20;
    private static final double CHANCE = 0.6;
    private static final List<Ticket.Priority> PRIORITIES = List.of(Ticket.Priority.values());

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private SampleAccount(long seed) {
        this.random = new Random(seed);
    }

    /** Its events, in order of time. */
    public static List<Event> events(long seed) {
        var account = new SampleAccount(seed);
        account.describe();
        for (int day = 0; day < DAYS; day++) {
            account.now = TODAY.minusDays(DAYS - 1L - day).atStartOfDay().toInstant(ZoneOffset.UTC);
            account.use();
            account.support(day);
            account.engage(day);
        }
        return account.events;
    }

    public static AccountState state(long seed) {
        var state = new AccountState();
        events(seed).forEach(event -> ScoringCore.fold(state, event, TODAY));
        return state;
    }

    private void describe() {
        now = TODAY.minusDays(200).atStartOfDay().toInstant(ZoneOffset.UTC);
        add(new Account.Described(
                "Sample",
                "enterprise",
                120_000.0,
                "csm-1",
                "retail",
                null,
                USERS,
                2 * FEATURES,
                200.0,
                12.0,
                null,
                null,
                null));
        add(new Account.Contract(TODAY.minusDays(200), TODAY.plusDays(165), 120_000.0, 12));
        add(new Account.Contact("contact-0", Account.Contact.Role.CHAMPION, Account.Contact.Change.ADDED, null, null));
    }

    private void use() {
        for (int user = 0; user < USERS; user++) {
            if (random.nextDouble() < CHANCE) {
                var name = "user-" + user;
                add(new Usage.Login(name));
                add(new Usage.FeatureUsed(feature(), name, 1 + random.nextInt(5), null));
                add(new Usage.FeatureUsed(feature(), name, 1 + random.nextInt(5), null));
                add(new Usage.Session(name, 60.0 + random.nextInt(3_000)));
            }
        }
    }

    private String feature() {
        return "feature-" + random.nextInt(FEATURES);
    }

    private void support(int day) {
        if (day % 3 == 0) {
            var ticket = "ticket-" + day;
            var priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
            add(new Ticket.Opened(ticket, priority, "topic-" + random.nextInt(4), "contact-1"));
            add(new Ticket.Resolved(ticket, 1.0 + random.nextInt(40)));
            add(new Ticket.Closed(ticket, "contact-1"));
        }
        if (day % 7 == 0) {
            var contact = "contact-" + day % 5;
            add(new Survey.Answered(Survey.Type.CSAT, 1.0 + random.nextInt(5), contact, null, null, null));
            add(new Survey.Answered(Survey.Type.CES, 1.0 + random.nextInt(5), contact, null, null, null));
        }
        if (day % 18 == 0) {
            add(new Survey.Answered(Survey.Type.NPS, 6.0 + random.nextInt(5), "contact-" + day, null, null, null));
        }
    }

    private void engage(int day) {
        if (day % 7 == 1) {
            add(new Account.Message(Account.Message.State.SENT, "mail", "contact-0"));
            add(new Account.Message(Account.Message.State.ANSWERED, "mail", "contact-0"));
            add(meeting(Account.Meeting.Type.CHECK_IN));
            add(new Account.Sentiment(random.nextDouble()));
        }
        if (day == 40) {
            add(meeting(Account.Meeting.Type.QBR));
            add(new Account.Payment(Account.Payment.State.CURRENT));
            add(new Account.Expansion(6_000.0));
            add(new Account.Renewal(Account.Renewal.Stage.STARTED, 0.8, true));
        }
    }

    private static Account.Meeting meeting(Account.Meeting.Type type) {
        return new Account.Meeting(type, Account.Meeting.State.HELD, true, true);
    }

    private void add(Fact fact) {
        now = now.plusSeconds(60);
        events.add(new Event("/sample", "event-" + events.size(), "sample", now, fact));
    }
}
