package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Renewal.Stage;
import io.bellwether.events.Account.Signal;
import io.bellwether.health.oracle.Recipe.Line;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Models §5, rows champion-left to renewal-at-risk. */
final class NaiveRelationship {

    private NaiveRelationship() {}

    static boolean holds(Line line, Diary d) {
        var s = line.settings();
        return switch (line.name()) {
            case "champion-left" -> gone(d, Role.CHAMPION, Set.of(Change.LEFT));
            case "sponsor-left" -> gone(d, Role.SPONSOR, Set.of(Change.LEFT, Change.DISENGAGED));
            case "competition" ->
                d.count(s.days(), OutcomeRows.signal(Signal.Type.RFP)) > 0
                        || d.count(s.days(), OutcomeRows.signal(Signal.Type.COMPETITOR_MENTIONED))
                                >= s.days("mentions");
            case "missed-qbr" -> missedQbr(d, s);
            case "budget-cut" -> budgetCut(d, s);
            case "renewal-not-started" -> renewalNotStarted(d, s);
            case "renewal-incomplete" -> renewalIncomplete(d);
            case "renewal-at-risk" -> renewalAtRisk(d, s);
            default -> throw new IllegalArgumentException("no row for " + line.name());
        };
    }

    /** Someone of the role did that last, and nobody of the role is active. */
    private static boolean gone(Diary d, Role role, Set<Change> changes) {
        return !TouchRows.anyActive(d, role)
                && TouchRows.contacts(d, role).stream()
                        .anyMatch(contact -> changes.contains(contact.value().change()));
    }

    private static boolean missedQbr(Diary d, Settings s) {
        var missed = TouchRows.meeting(Meeting.State.MISSED).and(TouchRows::isReview);
        var held = TouchRows.meeting(Meeting.State.HELD).and(TouchRows::isReview);
        var lastMissed = d.latest(fact -> missed.test(fact) ? 0 : null);
        var lastHeld = d.latest(fact -> held.test(fact) ? 0 : null);
        return lastMissed != null
                && lastMissed.day().isAfter(d.asOf().minusDays(s.days()))
                && (lastHeld == null || !lastHeld.laterThan(lastMissed));
    }

    private static boolean budgetCut(Diary d, Settings s) {
        var cut = d.latest(fact -> OutcomeRows.signal(Signal.Type.BUDGET_CUT).test(fact) ? 0 : null);
        var confirmed = d.latest(OutcomeRows.renewal(
                (Account.Renewal renewal) -> Boolean.TRUE.equals(renewal.budgetConfirmed()) ? 0 : null));
        return cut != null
                && cut.day().isAfter(d.asOf().minusDays(s.days()))
                && (confirmed == null || !confirmed.laterThan(cut));
    }

    private static boolean renewalNotStarted(Diary d, Settings s) {
        var end = contractEnd(d);
        if (end == null || end.isBefore(d.asOf()) || end.isAfter(d.asOf().plusDays(s.days()))) {
            return false;
        }
        var stage = stage(d);
        return stage == null || stage == Stage.NOT_STARTED;
    }

    private static boolean renewalIncomplete(Diary d) {
        var end = contractEnd(d);
        var stage = stage(d);
        var renewed = d.latest(fact -> fact instanceof Account.Renewed ? 0 : null);
        return end != null
                && end.isBefore(d.asOf())
                && stage != Stage.SIGNED
                && stage != Stage.LOST
                && (renewed == null || renewed.day().isBefore(contractStart(d)));
    }

    private static boolean renewalAtRisk(Diary d, Settings s) {
        var confidence = OutcomeRows.renewalLikelihood(d);
        return confidence != null && !confidence.below(s.number("from")) && confidence.below(s.number("below"));
    }

    /** The latest stage, unless it was said before the present contract began. */
    private static Stage stage(Diary d) {
        var stage = d.latest(OutcomeRows.renewal((Account.Renewal renewal) ->
                renewal.stage() == null ? null : renewal.stage().name()));
        return stage == null || stage.day().isBefore(contractStart(d)) ? null : Stage.valueOf(stage.value());
    }

    private static LocalDate contractStart(Diary d) {
        var start = d.latest(fact -> fact instanceof Account.Contract contract ? epochDay(contract.start()) : null);
        return start == null ? LocalDate.MIN : LocalDate.ofEpochDay(start.value());
    }

    private static LocalDate contractEnd(Diary d) {
        var end = d.latest(fact -> fact instanceof Account.Contract contract ? epochDay(contract.end()) : null);
        return end == null ? null : LocalDate.ofEpochDay(end.value());
    }

    private static long epochDay(LocalDate date) {
        return ChronoUnit.DAYS.between(LocalDate.EPOCH, date);
    }
}
