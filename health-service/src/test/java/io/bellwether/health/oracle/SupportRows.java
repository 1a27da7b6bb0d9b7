package io.bellwether.health.oracle;

import io.bellwether.events.Account.Described;
import io.bellwether.events.Fact;
import io.bellwether.events.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;

/** Models §3, rows ticket-volume to sla. Null is no data. */
final class SupportRows {

    static final Predicate<Fact> OPENED = fact -> fact instanceof Ticket.Opened;
    static final Predicate<Fact> ESCALATED = fact -> fact instanceof Ticket.Escalated;
    static final Predicate<Fact> REOPENED = fact -> fact instanceof Ticket.Reopened;

    private static final Fraction MICROSECONDS_PER_HOUR = Fraction.of(3_600_000_000L);

    private SupportRows() {}

    static Fraction ticketVolume(Diary d, Settings s) {
        var baseline = d.number(Rows.described(Described::ticketBaseline));
        if (baseline == null) {
            int before = s.days("baselineDays");
            long opened = d.daysEarlier(s.days()).count(before, OPENED);
            // a third, where 30 days are compared with the 90 before
            baseline = Fraction.of(opened).times(Fraction.of(s.days()).by(Fraction.of(before)));
        }
        return Rows.oneMinus(Rows.ratio(d.count(s.days(), OPENED), baseline));
    }

    static Fraction ticketSeverity(Diary d, Settings s) {
        return shareWithout(d, s, priority(Ticket.Priority.P1));
    }

    static Fraction p1P2Share(Diary d, Settings s) {
        return shareWithout(d, s, priority(Ticket.Priority.P1).or(priority(Ticket.Priority.P2)));
    }

    static Fraction ticketTrend(Diary d, Settings s) {
        long now = d.count(s.days(), OPENED);
        long previous = d.countPrevious(s.days(), OPENED);
        if (now == 0 && previous == 0) {
            return null;
        }
        return s.onCurve(Fraction.of(now).by(Fraction.of(Math.max(1, previous))));
    }

    static Fraction escalationRate(Diary d, Settings s) {
        return onCurve(d, s, ESCALATED);
    }

    static Fraction reopenRate(Diary d, Settings s) {
        return onCurve(d, s, REOPENED);
    }

    /**
     * Each resolution that tells its hours counts with them. A ticket resolved without telling counts once: from its
     * latest opening to its latest such resolution, if both are within the horizon.
     */
    static Fraction resolutionTime(Diary d, Settings s) {
        var hours = new ArrayList<Fraction>();
        d.last(s.days())
                .filter(fact -> fact instanceof Ticket.Resolved resolved && resolved.resolutionHours() != null)
                .forEach(fact -> hours.add(Fraction.millionths(((Ticket.Resolved) fact).resolutionHours())));
        var opened = d.latestOfEach(fact -> fact instanceof Ticket.Opened open ? open.ticket() : null, _ -> 0);
        var resolved = d.latestOfEach(SupportRows::resolvedWithoutHours, _ -> 0);
        resolved.forEach((ticket, end) -> {
            var start = opened.get(ticket);
            boolean inWindow = end.day().isAfter(d.asOf().minusDays(s.days()))
                    && !end.day().isBefore(d.oldest());
            if (inWindow && start != null && !start.day().isBefore(d.oldest())) {
                long micros = Duration.between(start.time(), end.time()).toNanos() / 1_000;
                hours.add(Fraction.of(Math.max(0, micros)).by(MICROSECONDS_PER_HOUR));
            }
        });
        return hours.isEmpty() ? null : s.onCurve(Rows.mean(hours));
    }

    static Fraction sla(Diary d, Settings s) {
        return shareWithout(d, s, fact -> fact instanceof Ticket.SlaBreached);
    }

    private static String resolvedWithoutHours(Fact fact) {
        return fact instanceof Ticket.Resolved resolved && resolved.resolutionHours() == null
                ? resolved.ticket()
                : null;
    }

    private static Predicate<Fact> priority(Ticket.Priority priority) {
        return fact -> fact instanceof Ticket.Opened opened && opened.priority() == priority;
    }

    private static Fraction shareWithout(Diary d, Settings s, Predicate<Fact> bad) {
        return Rows.oneMinus(Rows.ratio(d.count(s.days(), bad), d.count(s.days(), OPENED)));
    }

    private static Fraction onCurve(Diary d, Settings s, Predicate<Fact> bad) {
        long opened = d.count(s.days(), OPENED);
        return opened == 0
                ? null
                : s.onCurve(Fraction.of(d.count(s.days(), bad)).by(Fraction.of(opened)));
    }
}
