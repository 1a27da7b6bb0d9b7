package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Usage.Training.State;
import io.bellwether.health.oracle.Recipe.Line;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** Models §5, rows onboarding-* and onboarding-slow-*: within so many days of the start. */
final class NaiveOnboarding {

    private NaiveOnboarding() {}

    static boolean holds(Line line, Diary d) {
        var s = line.settings();
        var start = start(d);
        if (start == null || start.isAfter(d.asOf()) || start.isBefore(d.asOf().minusDays(s.days("phase")))) {
            return false;
        }
        return switch (line.name()) {
            case "onboarding-kickoff-late" -> daysSince(start, d) > s.days() && !kickoffHeld(d);
            case "onboarding-no-login" -> daysSince(start, d) > s.days() && !d.seen(UsageRows.LOGIN);
            case "onboarding-blocked" -> blocked(d, s);
            case "onboarding-sponsor-inactive" ->
                !TouchRows.contacts(d, Role.SPONSOR).isEmpty() && !TouchRows.anyActive(d, Role.SPONSOR);
            case "onboarding-criteria-missing" -> criteriaMissing(d);
            case "onboarding-unresponsive" -> unresponsive(d);
            case "onboarding-slow-training" -> poorAttendance(d, start, s);
            case "onboarding-slow-resources" -> said(Signal.Type.RESOURCES_LIMITED, start, d);
            case "onboarding-slow-priorities" -> said(Signal.Type.PRIORITIES_COMPETING, start, d);
            case "onboarding-slow-turnover" -> turnover(d, start);
            case "onboarding-slow-tickets" -> tickets(d, start, s);
            default -> throw new IllegalArgumentException("no row for " + line.name());
        };
    }

    /** The start of the first contract, else what account.described says, or null. */
    static LocalDate start(Diary d) {
        var first = d.values(fact -> fact instanceof Account.Contract contract ? contract.start() : null)
                .map(Dated::value)
                .min(Comparator.naturalOrder());
        if (first.isPresent()) {
            return first.get();
        }
        var described = d.latest(Rows.described((Account.Described account) ->
                account.startDate() == null ? null : account.startDate().toEpochDay()));
        return described == null ? null : LocalDate.ofEpochDay(described.value());
    }

    private static long daysSince(LocalDate start, Diary d) {
        return ChronoUnit.DAYS.between(start, d.asOf());
    }

    private static boolean kickoffHeld(Diary d) {
        return d.seen(fact -> fact instanceof Account.Milestone milestone
                        && milestone.milestone() == Account.Milestone.Type.KICKOFF)
                || d.seen(fact -> fact instanceof Meeting meeting
                        && meeting.meeting() == Meeting.Type.KICKOFF
                        && meeting.state() == Meeting.State.HELD);
    }

    /** Some blocker is open, and its latest opening is so long ago. */
    private static boolean blocked(Diary d, Settings s) {
        return d
                .latestOfEach(
                        fact -> fact instanceof Account.Blocker blocker ? blocker.blocker() : null,
                        fact -> ((Account.Blocker) fact).state() == Account.Blocker.State.OPENED)
                .values()
                .stream()
                .anyMatch(latest -> latest.value() && daysSince(latest.day(), d) > s.days());
    }

    private static boolean criteriaMissing(Diary d) {
        var latest = d.latest(fact -> {
            if (OutcomeRows.signal(Signal.Type.CRITERIA_MISSING).test(fact)) {
                return 0;
            }
            return OutcomeRows.signal(Signal.Type.CRITERIA_DOCUMENTED).test(fact) ? 1 : null;
        });
        return latest != null && latest.value() == 0;
    }

    /** Said to be unresponsive, and no response since. */
    private static boolean unresponsive(Diary d) {
        var silent =
                d.latest(fact -> OutcomeRows.signal(Signal.Type.UNRESPONSIVE).test(fact) ? 0 : null);
        var response = TouchRows.lastResponse(d);
        return silent != null && (response == null || !response.laterThan(silent));
    }

    private static boolean poorAttendance(Diary d, LocalDate start, Settings s) {
        long attended = UsageRows.trainings(d, start, State.ATTENDED);
        var share = Rows.ratio(attended, attended + UsageRows.trainings(d, start, State.MISSED));
        return share != null && share.below(s.number("attendance"));
    }

    private static boolean said(Signal.Type signal, LocalDate since, Diary d) {
        return d.between(since, d.asOf()).anyMatch(OutcomeRows.signal(signal));
    }

    private static boolean turnover(Diary d, LocalDate start) {
        return TouchRows.contacts(d).stream()
                .anyMatch(contact -> contact.value().role() != Role.USER
                        && contact.value().role() != Role.BUYER
                        && contact.value().change() == Change.LEFT
                        && !contact.day().isBefore(start));
    }

    /** The start is day 1; no tickets at all are no reason. */
    private static boolean tickets(Diary d, LocalDate start, Settings s) {
        long first = d.between(start, start.plusDays(s.days() - 1L))
                .filter(SupportRows.OPENED)
                .count();
        long second = d.between(start.plusDays(s.days()), start.plusDays(2L * s.days() - 1))
                .filter(SupportRows.OPENED)
                .count();
        return second > 0 && second >= first;
    }
}
