package io.bellwether.survey;

import io.bellwether.events.Event;
import io.bellwether.events.Ticket;
import java.time.Instant;
import java.util.UUID;

/** Ticket events of an account as a support system says them. */
record Tickets(String account) {

    static Tickets ofNewAccount() {
        return new Tickets("account-" + UUID.randomUUID());
    }

    Event closed(String ticket, String contact, Instant at) {
        return event(at, new Ticket.Closed(ticket, contact));
    }

    Event reopened(String ticket, Instant at) {
        return event(at, new Ticket.Reopened(ticket));
    }

    private Event event(Instant at, Ticket fact) {
        return new Event("https://help.example.com", UUID.randomUUID().toString(), account, at, fact);
    }
}
