package io.bellwether.health.measure;

import static io.bellwether.health.measure.Measure.NO_DATA;
import static io.bellwether.health.measure.Reading.clamp;
import static io.bellwether.health.measure.Reading.ratio;

import io.bellwether.health.measure.Figure.Unit;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;

/** How little, and how smoothly solved, the account's trouble is. */
final class SupportMeasures {

    private static final double MICROS_PER_HOUR = 3.6e9;

    static final List<Measure> ALL = List.of(
            Measure.of(
                    "ticket-volume",
                    "few tickets against the baseline",
                    Figure.lower(
                            Unit.RATIO,
                            "tickets opened for each one of the baseline, which is told or taken from"
                                    + " 'baselineDays' before",
                            "ticket.opened account.described",
                            "002, 004"),
                    "days baselineDays",
                    SupportMeasures::volume),
            Measure.of(
                    "ticket-severity",
                    "few critical tickets",
                    Figure.lower(Unit.SHARE, "tickets of priority P1, of those opened", "ticket.opened", "004"),
                    "days",
                    r -> rest(r, "p1", r.sum("p1", Tally.TICKETS_P1))),
            Measure.of(
                    "p1-p2-share",
                    "few urgent tickets",
                    Figure.lower(Unit.SHARE, "tickets of priority P1 or P2, of those opened", "ticket.opened", "000"),
                    "days",
                    SupportMeasures::urgent),
            Measure.of(
                    "ticket-trend",
                    "tickets against the period before",
                    Figure.lower(
                            Unit.RATIO,
                            "tickets opened for each one of the window before",
                            "ticket.opened",
                            "000, 001"),
                    "days curve",
                    SupportMeasures::trend),
            Measure.of(
                    "escalation-rate",
                    "few escalations",
                    Figure.lower(
                            Unit.RATIO,
                            "escalations for each ticket opened",
                            "ticket.escalated ticket.opened",
                            "000, 001, 004"),
                    "days curve",
                    r -> rate(r, "escalated", Tally.ESCALATIONS)),
            Measure.of(
                    "reopen-rate",
                    "few tickets reopened",
                    Figure.lower(
                            Unit.RATIO, "reopenings for each ticket opened", "ticket.reopened ticket.opened", "000"),
                    "days curve",
                    r -> rate(r, "reopened", Tally.REOPENED)),
            Measure.of(
                    "resolution-time",
                    "tickets resolved fast",
                    Figure.lower(
                            Unit.HOURS,
                            "mean hours until a ticket was resolved",
                            "ticket.resolved ticket.opened",
                            "004"),
                    "days curve",
                    SupportMeasures::resolution),
            Measure.of(
                    "sla",
                    "service levels kept",
                    Figure.lower(
                            Unit.RATIO,
                            "breaches of service levels for each ticket opened",
                            "ticket.sla-breached ticket.opened",
                            "000"),
                    "days",
                    r -> rest(r, "breached", r.sum("breached", Tally.SLA_BREACHED))));

    private SupportMeasures() {}

    private static double volume(Reading r) {
        double opened = r.sum("opened", Tally.TICKETS_OPENED);
        double baseline = r.view().number(Field.TICKET_BASELINE);
        if (Double.isNaN(baseline)) {
            int before = (int) r.params().number("baselineDays");
            long earlier = r.view().daysEarlier(r.params().days()).sum(Tally.TICKETS_OPENED, before);
            baseline = earlier * r.params().number("days") / before;
        }
        r.note("baseline", baseline);
        return baseline > 0 ? clamp(1 - opened / baseline) : NO_DATA;
    }

    private static double urgent(Reading r) {
        return rest(r, "urgent", r.sum("p1", Tally.TICKETS_P1) + r.sum("p2", Tally.TICKETS_P2));
    }

    /** What is left of all opened tickets without the bad ones. */
    private static double rest(Reading r, String name, double bad) {
        double share = ratio(r.note(name, bad), r.sum("opened", Tally.TICKETS_OPENED));
        return 1 - share;
    }

    private static double trend(Reading r) {
        int days = r.params().days();
        double now = r.sum("opened", Tally.TICKETS_OPENED);
        double before = r.note("openedBefore", r.view().daysEarlier(days).sum(Tally.TICKETS_OPENED, days));
        return now == 0 && before == 0 ? NO_DATA : r.params().curve().at(now / Math.max(1, before));
    }

    private static double rate(Reading r, String name, Tally bad) {
        double opened = r.sum("opened", Tally.TICKETS_OPENED);
        double count = r.sum(name, bad);
        return opened == 0 ? NO_DATA : r.params().curve().at(count / opened);
    }

    private static double resolution(Reading r) {
        int days = r.params().days();
        double count = r.view().sum(Tally.RESOLVED_TIMED, days);
        double hours = r.view().sum(Tally.RESOLUTION_MICROHOURS, days) / 1e6;
        var opened = r.view().all(Field.TICKET_OPENED);
        for (var resolved : r.view().all(Field.TICKET_RESOLVED, days).entrySet()) {
            var open = opened.get(resolved.getKey());
            if (open != null) {
                count++;
                hours += Math.max(0, resolved.getValue().micros() - open.micros()) / MICROS_PER_HOUR;
            }
        }
        r.note("resolved", count);
        return count == 0 ? NO_DATA : r.params().curve().at(r.note("meanHours", hours / count));
    }
}
