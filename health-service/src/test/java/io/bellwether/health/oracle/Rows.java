package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Fact;
import java.util.List;
import java.util.function.Function;

/** What the rows of models §3 share, and the table itself. Null is no data. */
final class Rows {

    private Rows() {}

    /** The value of a measure, 0 to 1, or null without data. */
    static Fraction value(String measure, Diary d, Settings s) {
        return switch (measure) {
            case "active-users" -> UsageRows.activeUsers(d, s);
            case "feature-breadth" -> UsageRows.featureBreadth(d, s);
            case "login-frequency" -> UsageRows.loginFrequency(d, s);
            case "dau-mau" -> UsageRows.dauMau(d, s);
            case "usage-trend" -> UsageRows.usageTrend(d, s);
            case "session-duration" -> UsageRows.sessionDuration(d, s);
            case "workflow-completion" -> UsageRows.workflowCompletion(d, s);
            case "integrations" -> UsageRows.integrations(d, s);
            case "data-quality" -> UsageRows.dataQuality(d, s);
            case "self-service" -> UsageRows.selfService(d, s);
            case "community" -> UsageRows.community(d, s);
            case "training-completion" -> UsageRows.trainingCompletion(d, s);
            case "ticket-volume" -> SupportRows.ticketVolume(d, s);
            case "ticket-severity" -> SupportRows.ticketSeverity(d, s);
            case "p1-p2-share" -> SupportRows.p1P2Share(d, s);
            case "ticket-trend" -> SupportRows.ticketTrend(d, s);
            case "escalation-rate" -> SupportRows.escalationRate(d, s);
            case "reopen-rate" -> SupportRows.reopenRate(d, s);
            case "resolution-time" -> SupportRows.resolutionTime(d, s);
            case "sla" -> SupportRows.sla(d, s);
            case "csat" -> SurveyRows.csat(d, s);
            case "csat-top2" -> SurveyRows.csatTop2(d, s);
            case "nps" -> SurveyRows.nps(d, s);
            case "ces" -> SurveyRows.ces(d, s);
            case "nps-response" -> SurveyRows.npsResponse(d, s);
            case "feedback-participation" -> SurveyRows.feedbackParticipation(d, s);
            default -> accountRow(measure, d, s);
        };
    }

    private static Fraction accountRow(String measure, Diary d, Settings s) {
        return switch (measure) {
            case "response-rate" -> TouchRows.responseRate(d, s);
            case "meeting-attendance" -> TouchRows.meetingAttendance(d, s);
            case "qbr-participation" -> TouchRows.qbrParticipation(d, s);
            case "contact-recency" -> TouchRows.contactRecency(d, s);
            case "executive-engagement" -> TouchRows.executiveEngagement(d, s);
            case "sponsor-access" -> TouchRows.sponsorAccess(d, s);
            case "multi-threading" -> TouchRows.multiThreading(d, s);
            case "champion-strength" -> TouchRows.championStrength(d, s);
            case "sentiment" -> OutcomeRows.sentiment(d, s);
            case "reference-willingness" -> OutcomeRows.referenceWillingness(d, s);
            case "payment" -> OutcomeRows.payment(d, s);
            case "expansion-revenue" -> OutcomeRows.expansionRevenue(d, s);
            case "renewal-budget" -> OutcomeRows.renewalBudget(d);
            case "renewal-likelihood" -> OutcomeRows.renewalLikelihood(d);
            case "roi" -> OutcomeRows.roi(d);
            case "goals" -> OutcomeRows.goals(d, s);
            case "kpis" -> OutcomeRows.kpis(d);
            case "expansion-potential" -> OutcomeRows.expansionPotential(d, s);
            case "competition" -> OutcomeRows.competition(d, s);
            default -> throw new IllegalArgumentException("no row for " + measure);
        };
    }

    static Fraction ratio(long over, long under) {
        return ratio(Fraction.of(over), Fraction.of(under));
    }

    static Fraction ratio(long over, Fraction under) {
        return ratio(Fraction.of(over), under);
    }

    /** Every ratio is clamped to 0..1; a zero or unknown denominator is no data. */
    static Fraction ratio(Fraction over, Fraction under) {
        return under == null || under.isZero() ? null : over.by(under).clamped();
    }

    static Fraction oneMinus(Fraction share) {
        return share == null ? null : Fraction.ONE.minus(share);
    }

    static Fraction mean(List<Fraction> values) {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus).by(Fraction.of(values.size()));
    }

    /** What account.described gives. */
    static <V> Function<Fact, V> described(Function<Described, V> field) {
        return fact -> fact instanceof Described described ? field.apply(described) : null;
    }

    /** The latest of account.described, account.contract and account.renewed that gives one. */
    static Fraction arr(Diary d) {
        return d.number(fact -> switch (fact) {
            case Described described -> described.arr();
            case Account.Contract contract -> contract.arr();
            case Account.Renewed renewed -> renewed.arr();
            default -> null;
        });
    }
}
