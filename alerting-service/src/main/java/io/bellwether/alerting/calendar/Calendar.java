package io.bellwether.alerting.calendar;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toCollection;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.events.Task;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the calendar of an account holds.
 *
 * <p>A day asks only for the newest date of each kind: after days on which nobody looked, what a later date has overtaken
 * is not made up for.
 */
public record Calendar(Cadences cadences) {

    private static final Set<Task.Type> TYPES =
            Set.of(Task.Type.RENEWAL, Task.Type.QBR, Task.Type.REVIEW, Task.Type.CHECK_IN, Task.Type.ONBOARDING);

    /** Renewals that nobody settled are a risk so many days after the end, no date any more. */
    private static final int DAYS_PAST_THE_END = 3;

    /**
     * The dates that have come by a day, the newest of each kind.
     *
     * @param knownSince the day on which the account was first looked at: dates of before are past, except those of a
     *     renewal that is still to come
     */
    public List<Occasion> occasions(Account account, LocalDate knownSince, LocalDate day) {
        var occasions = new ArrayList<Occasion>();
        var phase = cadences.phase(account, day);
        var milestones = new ArrayList<Rule>();
        for (var rule : cadences.chosen()) {
            if (!rule.isFor(account, phase)) {
                continue;
            }
            if (rule.beforeEnd() != null) {
                milestones.add(rule);
                continue;
            }
            var date = date(rule, account, day);
            if (date != null && !date.isAfter(day) && !date.isBefore(knownSince)) {
                occasions.add(occasion(rule, date, why(rule, account)));
            }
        }
        Renewal.of(account).stream()
                .flatMap(renewal -> milestone(renewal, milestones, day).stream())
                .forEach(occasions::add);
        return occasions;
    }

    /**
     * Why an open task of the calendar needs no doing any more; empty where it still does, and for all other tasks.
     *
     * @param since the day on which it came
     */
    public Optional<String> over(Account account, Task.Type type, String reason, LocalDate since, LocalDate day) {
        if (!TYPES.contains(type)) {
            return Optional.empty();
        }
        boolean left = account.churnedOn() != null;
        if (rule(type, reason).filter(rule -> rule.afterChurn() != null).isPresent()) {
            return left ? Optional.empty() : Optional.of("The account is a customer again.");
        }
        if (left) {
            return Optional.of("The account left on " + account.churnedOn() + ".");
        }
        return switch (type) {
            case RENEWAL -> renewalOver(account, reason, since);
            case QBR ->
                heldSince(account, "qbr", since)
                        .or(() -> heldSince(account, "ebr", since))
                        .map(held -> "The business review was held on " + held + ".");
            case ONBOARDING -> rule(type, reason).flatMap(rule -> onboardingOver(account, rule, day));
            case REVIEW -> rule(type, reason).flatMap(rule -> planOver(account, rule));
            default -> Optional.empty();
        };
    }

    /** Whether tasks of the type come from the calendar. */
    public static boolean isOf(Task.Type type) {
        return TYPES.contains(type);
    }

    /** The dates of a type, as the plans have them. */
    public Set<String> reasons(Task.Type type) {
        return cadences.chosen().stream()
                .filter(rule -> rule.type() == type)
                .map(Rule::reason)
                .collect(toCollection(TreeSet::new));
    }

    /** One of {@link #reasons} as if it came on that day, be it a date of the account or not. */
    public Occasion supposed(Account account, Task.Type type, String reason, LocalDate day) {
        var phase = cadences.phase(account, day);
        var rules = cadences.chosen().stream()
                .filter(rule -> rule.type() == type && rule.reason().equals(reason))
                .toList();
        var rule = rules.stream()
                .filter(it -> it.isFor(account, phase))
                .findFirst()
                .orElseGet(rules::getFirst);
        return occasion(rule, day, "A dry run.");
    }

    /** Whether its task is what the account goes by for want of another plan. */
    public boolean isPlan(Task.Type type, String reason) {
        return rule(type, reason).filter(Rule::unplanned).isPresent();
    }

    /**
     * Whether a milestone need not come: somebody has closed the task of it, or of one nearer to the end, for the same
     * renewal. It is the same while the end of the contract moves by fewer days than lie between two milestones.
     *
     * @param closed the type, reason and day of such a task
     */
    public boolean isDealtWith(Account account, Occasion occasion, Closed closed) {
        var milestone = beforeEnd(occasion.type(), occasion.reason());
        var reached = beforeEnd(closed.type(), closed.reason());
        if (milestone.isEmpty() || reached.isEmpty() || reached.get() > milestone.get()) {
            return false;
        }
        var end = occasion.day().plusDays(milestone.get());
        var endThen = closed.since().plusDays(reached.get());
        return Math.abs(DAYS.between(endThen, end)) < cadences.daysBetweenMilestones()
                && Renewal.nearest(account, endThen).equals(Renewal.nearest(account, end));
    }

    /** That somebody has closed the task of a date. */
    public record Closed(Task.Type type, String reason, LocalDate since) {}

    /** The working day so many working days after a day; with 0, the day itself or else the next working day. */
    public static LocalDate due(Occasion occasion, WorkingTime working) {
        var date = working.onOrAfter(occasion.day());
        for (int i = 0; i < occasion.dueIn(); i++) {
            date = working.onOrAfter(date.plusDays(1));
        }
        return date;
    }

    /** The newest one that has come, where it is not needless. */
    private static Optional<Occasion> milestone(Renewal renewal, List<Rule> milestones, LocalDate day) {
        var end = renewal.contract().end();
        if (DAYS.between(end, day) > DAYS_PAST_THE_END) {
            return Optional.empty();
        }
        return milestones.stream()
                .filter(rule -> !renewal.date(rule).isAfter(day))
                .min(comparing(Rule::beforeEnd))
                .filter(rule -> renewal.settled(rule).isEmpty())
                .map(rule -> occasion(rule, renewal.date(rule), "The contract ends on " + end + "."));
    }

    private Optional<String> renewalOver(Account account, String reason, LocalDate since) {
        var rule = rule(Task.Type.RENEWAL, reason).orElse(null);
        if (rule == null) {
            return Optional.empty();
        }
        return Renewal.nearest(account, since.plusDays(rule.beforeEnd()))
                .flatMap(renewal -> renewal.date(rule).equals(since)
                        ? renewal.settled(rule)
                        : Optional.of(
                                "The contract now ends on " + renewal.contract().end() + "."));
    }

    /** Of a phase, the day after its last one is for what is left over. */
    private Optional<String> onboardingOver(Account account, Rule rule, LocalDate day) {
        if (reached(account, rule)) {
            return Optional.of("The milestone " + rule.milestone() + " was reached.");
        }
        return rule.isOf(cadences.phase(account, day.minusDays(1)))
                ? Optional.empty()
                : Optional.of("The onboarding is over.");
    }

    private static Optional<String> planOver(Account account, Rule rule) {
        var band = account.health().band();
        return rule.unplanned() && !rule.isOfBand(account)
                ? Optional.of("Health is " + (band == null ? "not scored" : band) + " by now.")
                : Optional.empty();
    }

    private static Optional<LocalDate> heldSince(Account account, String meeting, LocalDate since) {
        return Optional.ofNullable(account.page().said(Item.MEETING_HELD, meeting))
                .map(said -> LocalDate.ofInstant(said.at(), ZoneOffset.UTC))
                .filter(day -> !day.isBefore(since));
    }

    private Optional<Rule> rule(Task.Type type, String reason) {
        return cadences.chosen().stream()
                .filter(rule -> rule.type() == type && rule.reason().equals(reason))
                .findFirst();
    }

    /** Empty where it is no milestone of a renewal. */
    private Optional<Integer> beforeEnd(Task.Type type, String reason) {
        return rule(type, reason).map(Rule::beforeEnd);
    }

    /** The newest date by the day, of a rule that no contract's end gives its date; null where there is none. */
    private static LocalDate date(Rule rule, Account account, LocalDate day) {
        if (rule.afterChurn() != null) {
            return account.churnedOn().plusDays(rule.afterChurn());
        }
        if (rule.afterStart() != null) {
            return account.firstStart() == null || reached(account, rule)
                    ? null
                    : account.firstStart().plusDays(rule.afterStart());
        }
        var anchor = anchor(rule, account);
        long times = Math.floorDiv(DAYS.between(anchor, day) - rule.offset(), rule.every());
        return times < 1 ? null : anchor.plusDays(times * rule.every() + rule.offset());
    }

    /** Where nobody has told when the account began, its id spreads the work over the days. */
    private static LocalDate anchor(Rule rule, Account account) {
        return account.firstStart() == null
                ? LocalDate.EPOCH.plusDays(Math.floorMod(account.id().hashCode(), rule.every()))
                : account.firstStart();
    }

    private static boolean reached(Account account, Rule rule) {
        return rule.milestone() != null && account.page().said(Item.MILESTONE, rule.milestone()) != null;
    }

    private static Occasion occasion(Rule rule, LocalDate date, String why) {
        return new Occasion(rule.type(), rule.reason(), date, rule.dueIn(), rule.severity(), why);
    }

    private static String why(Rule rule, Account account) {
        if (rule.afterStart() != null) {
            return "Day %d since the first contract began on %s.".formatted(rule.afterStart(), account.firstStart());
        }
        if (rule.afterChurn() != null) {
            return "The account left on " + account.churnedOn() + ".";
        }
        var band = account.health().band();
        return "Every %d days%s%s."
                .formatted(
                        rule.every(),
                        rule.bands().isEmpty() || band == null ? "" : ", health is " + band,
                        rule.segments().isEmpty() ? "" : ", segment " + account.segment());
    }
}
