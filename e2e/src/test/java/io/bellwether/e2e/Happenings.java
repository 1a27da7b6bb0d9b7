package io.bellwether.e2e;

import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Message;
import io.bellwether.events.Account.Payment;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Usage.FeatureUsed;
import io.bellwether.events.Usage.Login;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Events of one account, with ids of their own. */
final class Happenings {

    private static final String SOURCE = "e2e";

    private final String account;
    private int count;

    Happenings(String account) {
        this.account = account;
    }

    Event event(int daysAgo, Fact fact) {
        count++;
        var time =
                Instant.now().minus(daysAgo, ChronoUnit.DAYS).minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        return new Event(SOURCE, account + "-" + count, account, time, fact);
    }

    /** Enough to be scored, and nothing that would be a risk; usage first and the contract last. */
    List<Event> healthyLife() {
        var events = new ArrayList<Event>();
        for (int daysAgo = 1; daysAgo <= 60; daysAgo++) {
            events.add(event(daysAgo, new Login("u-" + daysAgo % 8)));
            events.add(event(daysAgo, new FeatureUsed("f-" + daysAgo % 5, "u-" + daysAgo % 8, 1, true)));
        }
        events.add(event(9, new Message(Message.State.SENT, "mail", null)));
        events.add(event(8, new Message(Message.State.ANSWERED, "mail", null)));
        events.add(event(20, new Meeting(Meeting.Type.QBR, Meeting.State.HELD, true, true)));
        events.add(event(30, new Payment(Payment.State.CURRENT)));
        events.add(event(100, contact("champion", Role.CHAMPION, Change.ADDED)));
        events.add(event(
                100, new Described(account, "smb", 12_000.0, "ana", null, null, 10, 5, 5.0, 4.0, null, null, null)));
        var start = LocalDate.now(ZoneOffset.UTC).minusDays(120);
        events.add(event(119, new Contract(start, start.plusYears(1), 12_000.0, 12)));
        return events;
    }

    static Contact contact(String who, Role role, Change change) {
        return new Contact(who, role, change, null, null);
    }
}
