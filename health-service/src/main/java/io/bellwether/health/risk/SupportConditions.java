package io.bellwether.health.risk;

import static io.bellwether.health.risk.Subject.compare;
import static io.bellwether.health.risk.Subject.say;

import io.bellwether.health.state.Tally;
import java.util.List;

/** Risks seen in support tickets. */
final class SupportConditions {

    static final List<Condition> ALL = List.of(
            Condition.of(
                    "executive-escalations",
                    "'atLeast' or more escalations to executives in 'days'",
                    "ticket.escalated",
                    SupportConditions::executiveEscalations),
            Condition.of(
                    "escalations-rising",
                    "the share of tickets escalated in 'days' is more than 'ratio' times that of the 'days'"
                            + " before, with 'atLeast' or more escalated",
                    "ticket.escalated ticket.opened",
                    SupportConditions::escalationsRising),
            Condition.of(
                    "ticket-spike",
                    "'atLeast' or more tickets opened in 'days', at least 'ratio' times those of the 'days'"
                            + " before",
                    "ticket.opened",
                    SupportConditions::ticketSpike),
            Condition.of(
                    "quality-issues",
                    "'atLeast' or more tickets reopened in 'days' and more than 'ratio' of those opened, or"
                            + " 'topic' or more tickets about one topic in 'topicDays'",
                    "ticket.reopened ticket.opened",
                    SupportConditions::qualityIssues));

    private SupportConditions() {}

    private static String executiveEscalations(Subject s) {
        long escalations = s.sum(Tally.EXECUTIVE_ESCALATIONS);
        return escalations >= s.number("atLeast")
                ? say(
                        "%d escalations to executives in %d days.",
                        escalations, s.params().days())
                : null;
    }

    private static String escalationsRising(Subject s) {
        long escalated = s.sum(Tally.ESCALATIONS);
        long opened = s.sum(Tally.TICKETS_OPENED);
        long escalatedBefore = s.sumBefore(Tally.ESCALATIONS);
        long openedBefore = s.sumBefore(Tally.TICKETS_OPENED);
        if (escalated < s.number("atLeast")
                || opened == 0
                || openedBefore == 0
                || compare(escalated * openedBefore, s.number("ratio"), escalatedBefore * opened) <= 0) {
            return null;
        }
        return say(
                "%d %% of the tickets of the last %d days were escalated, %d %% before.",
                Math.round(100.0 * escalated / opened),
                s.params().days(),
                Math.round(100.0 * escalatedBefore / openedBefore));
    }

    private static String ticketSpike(Subject s) {
        long now = s.sum(Tally.TICKETS_OPENED);
        long before = s.sumBefore(Tally.TICKETS_OPENED);
        if (now < s.number("atLeast") || compare(now, s.number("ratio"), before) < 0) {
            return null;
        }
        return say(
                "%d tickets in %d days, %d in the %d days before.",
                now, s.params().days(), before, s.params().days());
    }

    private static String qualityIssues(Subject s) {
        long reopened = s.sum(Tally.REOPENED);
        long opened = s.sum(Tally.TICKETS_OPENED);
        if (opened > 0 && reopened >= s.number("atLeast") && compare(reopened, s.number("ratio"), opened) > 0) {
            return say("%d tickets reopened in %d days.", reopened, s.params().days());
        }
        var topic = s.view().busiestTopic(s.days("topicDays"));
        if (topic.getValue() >= s.number("topic")) {
            return say("%d tickets about \"%s\" in %d days.", topic.getValue(), topic.getKey(), s.days("topicDays"));
        }
        return null;
    }
}
