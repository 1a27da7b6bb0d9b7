package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** What happens to support tickets. Topic {@code ticket-events}. */
public sealed interface Ticket extends Fact {

    String ticket();

    /** P1 is the most urgent. */
    enum Priority {
        P1,
        P2,
        P3,
        P4
    }

    @Kind(value = "ticket.opened", says = "A ticket was opened.")
    record Opened(@Required String ticket, @Required Priority priority, String topic, String contact)
            implements Ticket {}

    /** @param level normal where absent */
    @Kind(value = "ticket.escalated", says = "A ticket was escalated.")
    record Escalated(@Required String ticket, Level level) implements Ticket {
        public Escalated {
            level = level == null ? Level.NORMAL : level;
        }

        @EnumNaming(KebabCase.class)
        public enum Level {
            NORMAL,
            EXECUTIVE
        }
    }

    @Kind(value = "ticket.reopened", says = "A resolved or closed ticket was opened again.")
    record Reopened(@Required String ticket) implements Ticket {}

    @Kind(value = "ticket.sla-breached", says = "A ticket missed its service-level agreement.")
    record SlaBreached(@Required String ticket) implements Ticket {}

    /** @param resolutionHours where absent, the time from opened to resolved counts */
    @Kind(value = "ticket.resolved", says = "A ticket was resolved.")
    record Resolved(@Required String ticket, @Range Double resolutionHours) implements Ticket {}

    /** @param contact who is asked for a CSAT answer */
    @Kind(value = "ticket.closed", says = "A ticket was closed.")
    record Closed(@Required String ticket, String contact) implements Ticket {}
}
