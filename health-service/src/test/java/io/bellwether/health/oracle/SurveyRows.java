package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Models §3, rows csat to ces, nps-response and feedback-participation. Null is no data. */
final class SurveyRows {

    private static final Set<Account.Signal.Type> FEEDBACK = Set.of(
            Account.Signal.Type.BETA_PROGRAM,
            Account.Signal.Type.USER_GROUP,
            Account.Signal.Type.FEATURE_REQUESTED,
            Account.Signal.Type.ADVISORY_BOARD);

    private SurveyRows() {}

    static Fraction csat(Diary d, Settings s) {
        var scores = scores(d, Survey.Type.CSAT, s.days());
        return scores.isEmpty() ? null : Rows.mean(scores).by(Fraction.of(5)).clamped();
    }

    static Fraction csatTop2(Diary d, Settings s) {
        var scores = scores(d, Survey.Type.CSAT, s.days());
        return Rows.ratio(satisfied(scores), scores.size());
    }

    static long satisfied(List<Fraction> scores) {
        return scores.stream().filter(score -> !score.below(Fraction.of(4))).count();
    }

    static Fraction ces(Diary d, Settings s) {
        var scores = scores(d, Survey.Type.CES, s.days());
        return scores.isEmpty()
                ? null
                : Fraction.of(5).minus(Rows.mean(scores)).by(Fraction.of(4)).clamped();
    }

    static Fraction nps(Diary d, Settings s) {
        var nps = npsOf(npsAnswers(d, s.days()));
        return nps == null ? null : nps.plus(Fraction.of(100)).by(Fraction.of(200));
    }

    /** The latest answer of each contact in a window, and each answer without a contact. */
    static List<Double> npsAnswers(Diary d, int days) {
        var answers = new ArrayList<Double>();
        latestByContact(d).values().stream()
                .filter(answer -> answer.day().isAfter(d.asOf().minusDays(days)))
                .filter(answer -> !answer.day().isBefore(d.oldest()))
                .forEach(answer -> answers.add(answer.value()));
        d.last(days)
                .filter(fact -> isNps(fact) && ((Survey.Answered) fact).contact() == null)
                .forEach(fact -> answers.add(((Survey.Answered) fact).score()));
        return answers;
    }

    static Map<String, Dated<Double>> latestByContact(Diary d) {
        return d.latestOfEach(
                fact -> isNps(fact) ? ((Survey.Answered) fact).contact() : null,
                fact -> ((Survey.Answered) fact).score());
    }

    /** Per cent of 9 and 10 minus per cent of 0 to 6, or null without answers. */
    static Fraction npsOf(List<Double> answers) {
        long promoters = answers.stream().filter(answer -> answer >= 9).count();
        long detractors = answers.stream().filter(answer -> answer <= 6).count();
        return answers.isEmpty()
                ? null
                : Fraction.of(100 * (promoters - detractors)).by(Fraction.of(answers.size()));
    }

    static Fraction npsResponse(Diary d, Settings s) {
        return Rows.ratio(
                d.count(s.days(), SurveyRows::isNps),
                d.count(s.days(), fact -> fact instanceof Survey.Invited i && i.survey() == Survey.Type.NPS));
    }

    static Fraction feedbackParticipation(Diary d, Settings s) {
        Predicate<Fact> feedback = fact -> fact instanceof Survey.Answered
                || (fact instanceof Account.Signal signal && FEEDBACK.contains(signal.signal()));
        return d.seen(feedback) ? Rows.ratio(d.count(s.days(), feedback), s.number("target")) : null;
    }

    static List<Fraction> scores(Diary d, Survey.Type type, int days) {
        return d.last(days)
                .filter(fact -> fact instanceof Survey.Answered answered && answered.survey() == type)
                .map(fact -> Fraction.millionths(((Survey.Answered) fact).score()))
                .toList();
    }

    static boolean isNps(Fact fact) {
        return fact instanceof Survey.Answered answered && answered.survey() == Survey.Type.NPS;
    }
}
