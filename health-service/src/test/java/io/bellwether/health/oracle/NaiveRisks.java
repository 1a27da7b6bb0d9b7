package io.bellwether.health.oracle;

import io.bellwether.events.Band;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.health.oracle.Recipe.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Models §5: which conditions hold as of a day. */
final class NaiveRisks {

    private NaiveRisks() {}

    /** The lines that hold, the first of each name; none once churned. */
    static List<Line> holding(Diary d, Recipe recipe) {
        var names = new HashSet<String>();
        var holding = new ArrayList<Line>();
        for (var line : NaiveScore.churned(d) ? List.<Line>of() : recipe.risks()) {
            if (!names.contains(line.name()) && holds(line, d, recipe)) {
                names.add(line.name());
                holding.add(line);
            }
        }
        return holding;
    }

    static boolean holds(Line line, Diary d, Recipe recipe) {
        var s = line.settings();
        return switch (line.name()) {
            case "red-health" -> NaiveScore.of(d, recipe).band() == Band.RED;
            case "score-drop" -> dropped(d, s, recipe, "shortDays") || dropped(d, s, recipe, "longDays");
            case "usage-decline" -> usageDecline(d, s);
            case "nps-low" -> npsLow(d, s);
            case "satisfaction-at-risk" -> satisfactionAtRisk(d, s);
            case "csat-declining" -> csatDeclining(d, s);
            case "executive-escalations" -> d.count(s.days(), NaiveRisks::executive) >= s.days("atLeast");
            case "escalations-rising" -> escalationsRising(d, s);
            case "ticket-spike" -> ticketSpike(d, s);
            case "quality-issues" -> qualityIssues(d, s);
            default ->
                line.name().startsWith("onboarding-")
                        ? NaiveOnboarding.holds(line, d)
                        : NaiveRelationship.holds(line, d);
        };
    }

    private static boolean dropped(Diary d, Settings s, Recipe recipe, String days) {
        var now = NaiveScore.of(d, recipe);
        var before = NaiveScore.of(d.daysEarlier(s.days(days)), recipe);
        return now.scored()
                && before.scored()
                && Fraction.of(before.rounded() - now.rounded()).above(s.number("points"));
    }

    private static boolean usageDecline(Diary d, Settings s) {
        var now = Fraction.of(UsageRows.usage(d, s.days()));
        var previous = Fraction.of(UsageRows.usage(d.daysEarlier(s.days()), s.days()));
        return !previous.below(s.number("atLeast"))
                && !now.above(s.number("ratio").times(previous));
    }

    private static boolean npsLow(Diary d, Settings s) {
        var answers = SurveyRows.npsAnswers(d, s.days());
        boolean low = answers.size() >= s.days("answers")
                && !answers.isEmpty()
                && SurveyRows.npsOf(answers).below(s.number("below"));
        return low
                || SurveyRows.latestByContact(d).values().stream()
                        .anyMatch(answer -> d.isWithin(s.days("detractorDays"), answer)
                                && !answer.day().isBefore(d.oldest())
                                && !Fraction.of(answer.value()).above(s.number("detractor")));
    }

    private static boolean satisfactionAtRisk(Diary d, Settings s) {
        var csat = SurveyRows.scores(d, Survey.Type.CSAT, s.days());
        var nps = SurveyRows.npsAnswers(d, s.days("npsDays"));
        boolean unsatisfied = !csat.isEmpty()
                && csat.size() >= s.days("answers")
                && Rows.ratio(SurveyRows.satisfied(csat), csat.size()).below(s.number("satisfied"));
        boolean unwilling = !nps.isEmpty()
                && nps.size() >= s.days("answers")
                && SurveyRows.npsOf(nps).below(s.number("nps"));
        return unsatisfied || unwilling;
    }

    private static boolean csatDeclining(Diary d, Settings s) {
        var newest = SurveyRows.scores(d, Survey.Type.CSAT, s.days());
        var middle = SurveyRows.scores(d.daysEarlier(s.days()), Survey.Type.CSAT, s.days());
        var oldest = SurveyRows.scores(d.daysEarlier(2 * s.days()), Survey.Type.CSAT, s.days());
        return !newest.isEmpty()
                && !middle.isEmpty()
                && !oldest.isEmpty()
                && Rows.mean(newest).below(Rows.mean(middle))
                && Rows.mean(middle).below(Rows.mean(oldest));
    }

    private static boolean executive(Fact fact) {
        return fact instanceof Ticket.Escalated escalated && escalated.level() == Ticket.Escalated.Level.EXECUTIVE;
    }

    private static boolean escalationsRising(Diary d, Settings s) {
        var now = escalationShare(d, s.days());
        var previous = escalationShare(d.daysEarlier(s.days()), s.days());
        return now != null
                && previous != null
                && d.count(s.days(), SupportRows.ESCALATED) >= s.days("atLeast")
                && now.above(s.number("ratio").times(previous));
    }

    private static Fraction escalationShare(Diary d, int days) {
        long opened = d.count(days, SupportRows.OPENED);
        long escalated = d.count(days, SupportRows.ESCALATED);
        return opened == 0 ? null : Fraction.of(escalated).by(Fraction.of(opened));
    }

    private static boolean ticketSpike(Diary d, Settings s) {
        long now = d.count(s.days(), SupportRows.OPENED);
        var previous = Fraction.of(d.countPrevious(s.days(), SupportRows.OPENED));
        return now >= s.days("atLeast")
                && !Fraction.of(now).below(s.number("ratio").times(previous));
    }

    private static boolean qualityIssues(Diary d, Settings s) {
        long reopened = d.count(s.days(), SupportRows.REOPENED);
        long opened = d.count(s.days(), SupportRows.OPENED);
        boolean often = reopened >= s.days("atLeast")
                && opened > 0
                && Fraction.of(reopened).by(Fraction.of(opened)).above(s.number("ratio"));
        var topics = d.last(s.days("topicDays"))
                .map(fact -> fact instanceof Ticket.Opened open ? open.topic() : null)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Predicate<Long> repeated = count -> count >= s.days("topic");
        return often || topics.values().stream().anyMatch(repeated);
    }
}
