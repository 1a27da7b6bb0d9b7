package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Fact;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/** Models §3: messages, meetings and contacts. Null is no data. */
final class TouchRows {

    private TouchRows() {}

    static Fraction responseRate(Diary d, Settings s) {
        return Rows.ratio(
                d.count(s.days(), message(Account.Message.State.ANSWERED)),
                d.count(s.days(), message(Account.Message.State.SENT)));
    }

    static Fraction meetingAttendance(Diary d, Settings s) {
        long held = d.count(s.days(), meeting(Meeting.State.HELD));
        return Rows.ratio(held, held + d.count(s.days(), meeting(Meeting.State.MISSED)));
    }

    static Fraction qbrParticipation(Diary d, Settings s) {
        if (d.count(s.days(), meeting(Meeting.State.HELD).and(TouchRows::isReview)) > 0) {
            return Fraction.ONE;
        }
        return d.seen(TouchRows::isReview) ? Fraction.ZERO : null;
    }

    static Fraction contactRecency(Diary d, Settings s) {
        var latest = lastResponse(d);
        return latest == null ? null : s.onCurve(Fraction.of(ChronoUnit.DAYS.between(latest.day(), d.asOf())));
    }

    /** The last held meeting or answered message. */
    static Dated<Integer> lastResponse(Diary d) {
        var responded = meeting(Meeting.State.HELD).or(message(Account.Message.State.ANSWERED));
        return d.latest(fact -> responded.test(fact) ? 0 : null);
    }

    static Fraction executiveEngagement(Diary d, Settings s) {
        if (!d.seen(TouchRows::isHeldWithExecutive)) {
            return null;
        }
        return Rows.ratio(d.count(s.days(), TouchRows::isHeldWithExecutive), s.number("target"));
    }

    static Fraction sponsorAccess(Diary d, Settings s) {
        if (contacts(d, Role.SPONSOR).isEmpty()) {
            return null;
        }
        if (!anyActive(d, Role.SPONSOR)) {
            return Fraction.ZERO;
        }
        return d.count(s.days(), TouchRows::isHeldWithExecutive) > 0 ? Fraction.ONE : s.number("plain");
    }

    static Fraction multiThreading(Diary d, Settings s) {
        var contacts = contacts(d);
        long active = contacts.stream().filter(contact -> isActive(contact)).count();
        return contacts.isEmpty() ? null : s.onCurve(Fraction.of(active));
    }

    static Fraction championStrength(Diary d, Settings s) {
        if (contacts(d, Role.CHAMPION).isEmpty()) {
            return null;
        }
        if (!anyActive(d, Role.CHAMPION)) {
            return Fraction.ZERO;
        }
        var activeChampions = contacts(d, Role.CHAMPION).stream()
                .filter(TouchRows::isActive)
                .map(contact -> contact.value().contact())
                .toList();
        boolean promoted = d.values(fact -> championPromoted(fact) ? ((Account.Contact) fact).contact() : null)
                .anyMatch(entry -> d.isWithin(s.days(), entry) && activeChampions.contains(entry.value()));
        return promoted ? Fraction.ONE : s.number("plain");
    }

    static boolean championPromoted(Fact fact) {
        return fact instanceof Account.Contact contact
                && contact.role() == Role.CHAMPION
                && contact.change() == Change.PROMOTED;
    }

    /** Each contact by its latest change, which also names the role. */
    static List<Dated<Said>> contacts(Diary d) {
        return List.copyOf(d.latestOfEach(
                        fact -> fact instanceof Account.Contact contact ? contact.contact() : null, Said::of)
                .values());
    }

    static List<Dated<Said>> contacts(Diary d, Role role) {
        return contacts(d).stream()
                .filter(contact -> contact.value().role() == role)
                .toList();
    }

    static boolean anyActive(Diary d, Role role) {
        return contacts(d, role).stream().anyMatch(TouchRows::isActive);
    }

    static boolean isActive(Dated<Said> contact) {
        return switch (contact.value().change()) {
            case ADDED, PROMOTED, RE_ENGAGED -> true;
            case LEFT, DISENGAGED -> false;
        };
    }

    static boolean isReview(Fact fact) {
        return fact instanceof Meeting meeting
                && (meeting.meeting() == Meeting.Type.QBR || meeting.meeting() == Meeting.Type.EBR);
    }

    static Predicate<Fact> meeting(Meeting.State state) {
        return fact -> fact instanceof Meeting meeting && meeting.state() == state;
    }

    private static boolean isHeldWithExecutive(Fact fact) {
        return fact instanceof Meeting meeting
                && meeting.state() == Meeting.State.HELD
                && Boolean.TRUE.equals(meeting.executive());
    }

    private static Predicate<Fact> message(Account.Message.State state) {
        return fact -> fact instanceof Account.Message message && message.state() == state;
    }

    /** What was said of a contact; between two sources that use the same id at the same time the names decide. */
    record Said(String contact, Role role, Change change) implements Comparable<Said> {

        static Said of(Fact fact) {
            var contact = (Account.Contact) fact;
            return new Said(contact.contact(), contact.role(), contact.change());
        }

        @Override
        public int compareTo(Said other) {
            int byRole = role.name().compareTo(other.role.name());
            return byRole != 0 ? byRole : change.name().compareTo(other.change.name());
        }
    }
}
