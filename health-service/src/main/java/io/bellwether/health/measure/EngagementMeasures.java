package io.bellwether.health.measure;

import static io.bellwether.health.measure.Measure.NO_DATA;
import static io.bellwether.health.measure.Reading.ratio;

import io.bellwether.health.measure.Figure.Unit;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;

/** How well the account answers, meets and takes part. */
final class EngagementMeasures {

    static final List<Measure> ALL = List.of(
            Measure.of(
                    "response-rate",
                    "messages answered",
                    Figure.higher(Unit.RATIO, "messages answered for each one sent", "account.message", "001, 004"),
                    "days",
                    r -> ratio(r.sum("answered", Tally.MESSAGES_ANSWERED), r.sum("sent", Tally.MESSAGES_SENT))),
            Measure.of(
                    "meeting-attendance",
                    "meetings held rather than missed",
                    Figure.higher(Unit.SHARE, "meetings held, of those held or missed", "account.meeting", "001, 004"),
                    "days",
                    EngagementMeasures::attendance),
            Measure.of(
                    "qbr-participation",
                    "a business review in the last quarter",
                    Figure.higher(Unit.YES_NO, "whether a QBR or EBR was held", "account.meeting", "000, 002, 004"),
                    "days",
                    EngagementMeasures::review),
            Measure.of(
                    "contact-recency",
                    "recent contact",
                    Figure.lower(
                            Unit.DAYS,
                            "days since the last held meeting or answered message",
                            "account.meeting account.message",
                            "004"),
                    "curve",
                    EngagementMeasures::recency),
            Measure.of(
                    "nps-response",
                    "NPS invitations answered",
                    Figure.higher(
                            Unit.RATIO, "NPS answers for each invitation", "survey.invited survey.answered", "001"),
                    "days",
                    r -> ratio(r.sum("answered", Tally.NPS_ANSWERS), r.sum("invited", Tally.NPS_INVITED))),
            Measure.of(
                    "executive-engagement",
                    "meetings with an executive",
                    Figure.higher(
                            Unit.COUNT,
                            "meetings held with an executive; 'target' is full",
                            "account.meeting",
                            "000, 002, 004"),
                    "days target",
                    EngagementMeasures::executives),
            Measure.of(
                    "reference-willingness",
                    "willing to be a reference",
                    Figure.higher(
                            Unit.YES_NO,
                            "whether the account said that it is willing to be a reference",
                            "account.signal",
                            "000, 004"),
                    "days",
                    EngagementMeasures::reference),
            Measure.of(
                    "feedback-participation",
                    "feedback given",
                    Figure.higher(
                            Unit.COUNT,
                            "survey answers, feature requests, and parts taken in beta programs, user"
                                    + " groups and advisory boards; 'target' is full",
                            "survey.answered account.signal",
                            "000, 004"),
                    "days target",
                    EngagementMeasures::feedback));

    private EngagementMeasures() {}

    private static double attendance(Reading r) {
        double held = r.sum("held", Tally.MEETINGS_HELD);
        return ratio(held, held + r.sum("missed", Tally.MEETINGS_MISSED));
    }

    private static double review(Reading r) {
        if (r.sum("held", Tally.REVIEWS_HELD) > 0) {
            return 1;
        }
        return r.view().seen(Tally.REVIEWS_SEEN) ? 0 : NO_DATA;
    }

    private static double recency(Reading r) {
        var responded = r.view().latest(Field.RESPONDED);
        return responded == null
                ? NO_DATA
                : r.params().curve().at(r.note("daysSince", (double) r.view().day() - responded.day()));
    }

    private static double executives(Reading r) {
        if (!r.view().seen(Tally.EXECUTIVE_MEETINGS_HELD)) {
            return NO_DATA;
        }
        return ratio(
                r.sum("executiveMeetings", Tally.EXECUTIVE_MEETINGS_HELD),
                r.params().number("target"));
    }

    private static double reference(Reading r) {
        if (!r.view().seen(Tally.REFERENCE_WILLING)) {
            return NO_DATA;
        }
        return r.view().seenWithin(Tally.REFERENCE_WILLING, r.params().days()) ? 1 : 0;
    }

    private static final List<Tally> FEEDBACK = List.of(
            Tally.CSAT_ANSWERS,
            Tally.CES_ANSWERS,
            Tally.NPS_ANSWERS,
            Tally.BETA_PROGRAM,
            Tally.USER_GROUP,
            Tally.FEATURE_REQUESTED,
            Tally.ADVISORY_BOARD);

    private static double feedback(Reading r) {
        if (FEEDBACK.stream().noneMatch(r.view()::seen)) {
            return NO_DATA;
        }
        double given = FEEDBACK.stream()
                .mapToLong(tally -> r.view().sum(tally, r.params().days()))
                .sum();
        return ratio(r.note("feedback", given), r.params().number("target"));
    }
}
