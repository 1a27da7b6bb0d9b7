package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Severity;
import io.bellwether.events.Survey;
import io.bellwether.health.oracle.Recipe.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Models §6: which opportunities hold as of a day, and how sure one may be of them. */
final class NaiveExpansion {

    private NaiveExpansion() {}

    /** @param churnRisk the highest severity that is raised, or null */
    static List<String> holding(Diary d, Recipe recipe, Severity churnRisk) {
        if (!gateOpen(d, recipe) || churnRisk == Severity.CRITICAL || churnRisk == Severity.HIGH) {
            return List.of();
        }
        return recipe.expansion().opportunities().stream()
                .filter(line -> holds(line, d))
                .map(Line::name)
                .toList();
    }

    private static boolean gateOpen(Diary d, Recipe recipe) {
        var score = NaiveScore.of(d, recipe);
        if (!score.scored()) {
            return false;
        }
        int gate = Fraction.of(score.rounded())
                .compareTo(Fraction.of(recipe.expansion().gate()));
        var start = NaiveOnboarding.start(d);
        boolean young = start != null
                && !start.isAfter(d.asOf())
                && start.isAfter(d.asOf().minusDays(recipe.expansion().quietDays()));
        return !young && (recipe.expansion().inclusive() ? gate >= 0 : gate > 0);
    }

    static boolean holds(Line line, Diary d) {
        var s = line.settings();
        return switch (line.name()) {
            case "seats" -> {
                var active = UsageRows.activeUsers(d, s);
                yield (active != null && active.above(s.number("seats")))
                        || signalled(d, s.days("signalDays"), Signal.Type.WAITLIST, Signal.Type.DEPARTMENTS_INTERESTED);
            }
            case "tier-upgrade" ->
                d.count(s.days("limitDays"), UsageRows.LIMIT_REACHED) > 0
                        || signalled(d, s.days(), Signal.Type.TIER_LIMIT, Signal.Type.ADVANCED_FEATURE_REQUESTED);
            case "additional-products" ->
                signalled(d, s.days(), Signal.Type.NEW_USE_CASE, Signal.Type.CROSS_FUNCTIONAL);
            case "services" ->
                signalled(
                        d,
                        s.days(),
                        Signal.Type.COMPLEX_IMPLEMENTATION,
                        Signal.Type.CUSTOM_INTEGRATION,
                        Signal.Type.TRAINING_NEEDED);
            case "advocacy" -> advocacy(d, s);
            default -> throw new IllegalArgumentException("no row for " + line.name());
        };
    }

    private static boolean advocacy(Diary d, Settings s) {
        boolean promoter =
                d.last(s.days()).anyMatch(fact -> SurveyRows.isNps(fact) && ((Survey.Answered) fact).score() >= 9);
        var roi = unclampedRoi(d);
        boolean achieved = d.count(s.days("goalDays"), OutcomeRows.goal(Account.Goal.State.ACHIEVED)) > 0
                || (roi != null && !roi.below(s.number("roi")));
        return promoter && achieved;
    }

    private static boolean signalled(Diary d, int days, Signal.Type... signals) {
        return Stream.of(signals).anyMatch(signal -> d.count(days, OutcomeRows.signal(signal)) > 0);
    }

    private static Fraction unclampedRoi(Diary d) {
        var achieved = d.number(fact -> fact instanceof Account.Roi roi ? roi.achieved() : null);
        var promised = d.number(fact -> fact instanceof Account.Roi roi ? roi.promised() : null);
        return achieved == null || promised.isZero() ? null : achieved.by(promised);
    }

    /** The share that holds, among those with data; null without any. */
    static Fraction confidence(Diary d, Settings s) {
        var known = new ArrayList<Boolean>();
        var breadth = UsageRows.featureBreadth(
                d, new Settings(Map.of("days", s.numbers().get("breadthDays")), null));
        var executives = TouchRows.executiveEngagement(
                d,
                new Settings(
                        Map.of(
                                "days", s.numbers().get("executiveDays"),
                                "target", s.numbers().get("executiveTarget")),
                        null));
        var roi = unclampedRoi(d);
        var budget = OutcomeRows.budgetConfirmed(d);
        var nps = SurveyRows.npsOf(SurveyRows.npsAnswers(d, s.days("npsDays")));
        if (breadth != null) {
            known.add(breadth.above(s.number("breadth")));
        }
        if (executives != null) {
            known.add(!executives.below(s.number("executives")));
        }
        if (roi != null) {
            known.add(!roi.below(s.number("roi")));
        }
        if (budget != null) {
            known.add(budget.value());
        }
        if (!TouchRows.contacts(d, Role.CHAMPION).isEmpty()) {
            known.add(TouchRows.anyActive(d, Role.CHAMPION));
        }
        if (nps != null) {
            known.add(nps.above(s.number("nps")));
        }
        known.addAll(growthAndReview(d, s));
        return Rows.ratio(known.stream().filter(holds -> holds).count(), known.size());
    }

    private static List<Boolean> growthAndReview(Diary d, Settings s) {
        var known = new ArrayList<Boolean>();
        var growth = OutcomeRows.signal(Signal.Type.GROWTH).or(TouchRows::championPromoted);
        if (d.seen(growth)) {
            known.add(d.count(s.days("growthDays"), growth) > 0);
        }
        if (d.seen(TouchRows::isReview)) {
            known.add(d.count(
                            s.days("reviewDays"),
                            fact -> fact instanceof Meeting meeting
                                    && meeting.meeting() == Meeting.Type.QBR
                                    && meeting.state() == Meeting.State.HELD
                                    && Boolean.TRUE.equals(meeting.successful()))
                    > 0);
        }
        return known;
    }
}
