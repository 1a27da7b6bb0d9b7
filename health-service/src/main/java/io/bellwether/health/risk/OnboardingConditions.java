package io.bellwether.health.risk;

import static io.bellwether.health.risk.Subject.say;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Milestone;
import io.bellwether.health.measure.Contacts;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;
import java.util.Set;

/** Risks of the first days of a contract; silent after the onboarding phase. */
final class OnboardingConditions {

    static final List<Condition> ALL = List.of(
            during(
                    "onboarding-kickoff-late",
                    "no kickoff was held by day 'days'",
                    "account.meeting account.milestone",
                    OnboardingConditions::kickoffLate),
            during(
                    "onboarding-no-login",
                    "nobody has signed in by day 'days'",
                    "usage.login",
                    OnboardingConditions::noLogin),
            during(
                    "onboarding-blocked",
                    "a blocker has been open for more than 'days'",
                    "account.blocker",
                    OnboardingConditions::blocked),
            during(
                    "onboarding-sponsor-inactive",
                    "a sponsor is known and none is active",
                    "account.contact",
                    OnboardingConditions::sponsorInactive),
            during(
                    "onboarding-criteria-missing",
                    "the latest word on success criteria is that they are missing",
                    "account.signal",
                    OnboardingConditions::criteriaMissing),
            during(
                    "onboarding-unresponsive",
                    "the account was called unresponsive and has not responded since",
                    "account.signal account.meeting account.message",
                    OnboardingConditions::unresponsive),
            during(
                    "onboarding-slow-training",
                    "less than 'attendance' of the trainings were attended",
                    "usage.training",
                    OnboardingConditions::training),
            during(
                    "onboarding-slow-resources",
                    "resources are limited",
                    "account.signal",
                    s -> since(s, Tally.RESOURCES_LIMITED, "Resources are limited")),
            during(
                    "onboarding-slow-priorities",
                    "other priorities compete",
                    "account.signal",
                    s -> since(s, Tally.PRIORITIES_COMPETING, "Other priorities compete")),
            during(
                    "onboarding-slow-turnover",
                    "a champion or sponsor left",
                    "account.contact",
                    OnboardingConditions::turnover),
            during(
                    "onboarding-slow-tickets",
                    "the tickets of the second 'days' are not fewer than those of the first",
                    "ticket.opened",
                    OnboardingConditions::tickets));

    private OnboardingConditions() {}

    private static Condition during(String name, String says, String events, Condition.Test test) {
        return Condition.of(name, says, "account.contract account.described " + events, s -> {
            int days = s.daysSinceStart();
            return days >= 0 && days <= s.number("phase") ? test.evidence(s) : null;
        });
    }

    private static String kickoffLate(Subject s) {
        boolean held = s.view().seen(Tally.KICKOFFS_HELD)
                || s.view().all(Field.MILESTONE).containsKey(Milestone.Type.KICKOFF.name());
        if (held || s.daysSinceStart() <= s.params().days()) {
            return null;
        }
        return say("No kickoff was held in the %d days since the start.", s.daysSinceStart());
    }

    private static String noLogin(Subject s) {
        if (s.view().seen(Tally.LOGINS) || s.daysSinceStart() <= s.params().days()) {
            return null;
        }
        return say("Nobody has signed in in the %d days since the start.", s.daysSinceStart());
    }

    private static String blocked(Subject s) {
        return s.view().all(Field.BLOCKER).values().stream()
                .filter(blocker -> blocker.number() == 1)
                .mapToInt(blocker -> s.view().day() - blocker.day())
                .filter(days -> days > s.params().days())
                .max()
                .stream()
                .mapToObj(days -> say("A blocker has been open for %d days.", days))
                .findAny()
                .orElse(null);
    }

    private static String sponsorInactive(Subject s) {
        var contacts = Contacts.of(s.view());
        return contacts.known(Role.SPONSOR) && contacts.active(Role.SPONSOR) == 0
                ? "The executive sponsor is not active."
                : null;
    }

    private static String criteriaMissing(Subject s) {
        return s.view().number(Field.CRITERIA) == 0 ? "The success criteria are not documented." : null;
    }

    private static String unresponsive(Subject s) {
        var silent = s.view().latest(Field.UNRESPONSIVE);
        var responded = s.view().latest(Field.RESPONDED);
        if (silent == null || (responded != null && responded.compareTo(silent) > 0)) {
            return null;
        }
        return say("The customer has not responded since %s.", silent.date());
    }

    private static String training(Subject s) {
        long attended = sinceStart(s, Tally.TRAININGS_ATTENDED);
        long missed = sinceStart(s, Tally.TRAININGS_MISSED);
        double attendance = (double) attended / (attended + missed);
        if (!(attendance < s.number("attendance"))) { // false as well without any training
            return null;
        }
        return say("Only %d of %d trainings were attended.", attended, attended + missed);
    }

    private static String since(Subject s, Tally signal, String words) {
        return sinceStart(s, signal) > 0 ? words + ", by word of the account." : null;
    }

    private static String turnover(Subject s) {
        var contacts = new Contacts(s.view().all(Field.CONTACT, s.daysSinceStart() + 1));
        var left = Set.of(Change.LEFT);
        return contacts.any(Role.CHAMPION, left) || contacts.any(Role.SPONSOR, left)
                ? "A champion or sponsor left during onboarding."
                : null;
    }

    private static String tickets(Subject s) {
        int days = s.params().days();
        int start = s.view().day() - s.daysSinceStart();
        long first = s.view().sumBetween(Tally.TICKETS_OPENED, start, start + days - 1);
        long second = s.view().sumBetween(Tally.TICKETS_OPENED, start + days, start + 2 * days - 1);
        if (second == 0 || second < first) {
            return null;
        }
        return say("Tickets do not become fewer: %d in the first %d days, %d in the next.", first, days, second);
    }

    private static long sinceStart(Subject s, Tally tally) {
        return s.view().sum(tally, s.daysSinceStart() + 1);
    }
}
