package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.util.Comparator;

/**
 * The order in which a customer's past is told so that no half of it looks like a risk.
 *
 * <p>Told as it happened, each customer would pass through declines and delays that a later event contradicts, and
 * every one would raise a task that stays for days. So good news comes first where the newest counts, and the contract
 * last, without which nothing can be late.
 */
final class Telling {

    static final Comparator<Event> ORDER =
            Comparator.comparingInt(Telling::chapter).thenComparing(Telling::byTime);

    private Telling() {}

    private static int chapter(Event event) {
        return switch (event.fact()) {
            case Usage _ -> 0;
            case Ticket _ -> 1;
            case Survey _ -> 2;
            case Account.Contact _ -> 3;
            case Account.Described _, Account.Contract _ -> 5;
            default -> 4;
        };
    }

    private static int byTime(Event one, Event other) {
        int oldestFirst = one.time().compareTo(other.time());
        return tellsForward(one) ? oldestFirst : -oldestFirst;
    }

    // Tickets of the past are what those of today are compared with, and a contact must have come before it can leave.
    private static boolean tellsForward(Event event) {
        return event.fact() instanceof Ticket || event.fact() instanceof Account.Contact;
    }
}
