package io.bellwether.health.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Presets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each measure by hand, with the settings that all models share: inside its window, at the edge of it, and without data. */
class MeasuresTest {

    private static final Fact LOGIN = new Usage.Login("ann");
    private static final Fact OPENED = new Ticket.Opened("t", Ticket.Priority.P3, null, null);
    private static final Fact EXECUTIVE = new Meeting(Meeting.Type.EXECUTIVE, Meeting.State.HELD, true, null);

    @Test
    void whoAndWhatIsActive() {
        var users = new Story()
                .daysAgo(99, described(10, 4, 2))
                .daysAgo(30, new Usage.Login("zoe"), used("c", null))
                .daysAgo(29, LOGIN, used("a", null))
                .daysAgo(3, new Usage.Session("bob", 5.0))
                .daysAgo(0, used("b", "eve"));

        assertValue("active-users", users, 0.3);
        assertValue("feature-breadth", users, 0.5);
        assertValue("login-frequency", users.daysAgo(28, LOGIN).eachOf(6, 22, LOGIN), 0.75); // 6 in 4 weeks, of 8
        assertNoData("active-users", new Story().daysAgo(9, described(10, 4, 2)));
        assertNoData("feature-breadth", new Story().daysAgo(9, described(10, 4, 2), LOGIN));
        assertNoData("login-frequency", new Story().daysAgo(9, described(10, 4, 2)));
    }

    @Test
    void howOftenAndHowLong() {
        var days = new Story().eachOf(15, 0, LOGIN).eachOf(3, 27, new Usage.Login("bob"));
        var session = new Usage.Session("ann", 300.0);

        assertValue("dau-mau", days, 0.3); // 18 / 30 of 2
        assertValue("dau-mau", new Story().daysAgo(30, LOGIN), 0);
        assertNoData("dau-mau", new Story().daysAgo(3, used("a", null)));
        assertValue("session-duration", new Story().daysAgo(29, session, new Usage.Session("bob", 600.0)), 0.75);
        assertValue("session-duration", new Story().daysAgo(30, session), 0);
        assertNoData("session-duration", new Story().daysAgo(3, LOGIN));
    }

    @Test
    void usageAgainstTheMonthBefore() {
        var used = used("f", null);

        assertValue(
                "usage-trend", new Story().daysAgo(59, LOGIN).daysAgo(30, used).daysAgo(29, used, LOGIN), 0.7);
        assertValue("usage-trend", new Story().daysAgo(59, LOGIN, used), 0);
        assertValue("usage-trend", new Story().daysAgo(60, LOGIN), 0);
        assertValue("usage-trend", new Story().daysAgo(60, used), 0);
        assertNoData("usage-trend", new Story().daysAgo(60, LOGIN).daysAgo(29, LOGIN));
        assertNoData("usage-trend", new Story());
    }

    @Test
    void whatIsDoneInTheProduct() {
        var started = new Usage.Workflow("w", Usage.Workflow.State.STARTED);
        var completed = new Usage.Workflow("w", Usage.Workflow.State.COMPLETED);
        var helped = new Usage.SelfService("ann", null);
        var enrolled = new Usage.Training("c", Usage.Training.State.ENROLLED, null);

        assertValue("workflow-completion", new Story().daysAgo(29, started, started, completed), 0.5);
        assertNoData("workflow-completion", new Story().daysAgo(30, started).daysAgo(1, completed));
        assertValue("data-quality", new Story().daysAgo(90, new Usage.DataQuality(0.4)), 0.4);
        assertNoData("data-quality", new Story().daysAgo(91, new Usage.DataQuality(0.4)));
        assertValue("self-service", new Story().daysAgo(89, helped, helped, helped, OPENED), 0.75);
        assertNoData("self-service", new Story().daysAgo(1, OPENED));
        assertValue("community", new Story().eachOf(2, 88, new Usage.Community(null, null)), 0.4);
        assertValue("community", new Story().daysAgo(90, new Usage.Community(null, null)), 0);
        assertNoData("community", new Story().daysAgo(1, LOGIN));
        assertValue(
                "training-completion",
                new Story()
                        .daysAgo(
                                179, enrolled, enrolled, new Usage.Training("c", Usage.Training.State.COMPLETED, null)),
                0.5);
    }

    @Test
    void howTheAccountTakesPart() {
        var sent = new Account.Message(Account.Message.State.SENT, null, null);
        var answered = new Account.Message(Account.Message.State.ANSWERED, null, null);
        var willing = new Signal(Signal.Type.REFERENCE_WILLING);

        assertValue("response-rate", new Story().daysAgo(89, sent, sent, answered), 0.5);
        assertValue("contact-recency", new Story().daysAgo(7, answered), 1);
        assertValue("contact-recency", new Story().daysAgo(8, answered), 82 / 83.0);
        assertValue("contact-recency", new Story().daysAgo(90, EXECUTIVE), 0);
        assertNoData("contact-recency", new Story().daysAgo(1, sent));
        assertValue("executive-engagement", new Story().daysAgo(179, EXECUTIVE), 0.5);
        assertValue("executive-engagement", new Story().daysAgo(180, EXECUTIVE), 0);
        assertNoData("executive-engagement", new Story().daysAgo(1, meeting(Meeting.Type.QBR, Meeting.State.HELD)));
        assertValue("reference-willingness", new Story().daysAgo(365, willing), 1);
        assertValue("reference-willingness", new Story().daysAgo(366, willing), 0);
        assertNoData("reference-willingness", new Story());
        assertValue(
                "feedback-participation",
                new Story().daysAgo(179, answer(Survey.Type.CES, 2), new Signal(Signal.Type.USER_GROUP)),
                0.5);
        assertValue("feedback-participation", new Story().daysAgo(180, new Signal(Signal.Type.BETA_PROGRAM)), 0);
        assertNoData("feedback-participation", new Story().daysAgo(1, willing));
    }

    @Test
    void meetings() {
        var held = meeting(Meeting.Type.QBR, Meeting.State.HELD);
        var missed = meeting(Meeting.Type.CHECK_IN, Meeting.State.MISSED);

        assertValue("meeting-attendance", new Story().daysAgo(89, held, held, held, missed), 0.75);
        assertNoData("meeting-attendance", new Story().daysAgo(90, held, missed));
        assertValue("qbr-participation", new Story().daysAgo(91, held), 1);
        assertValue("qbr-participation", new Story().daysAgo(92, held), 0);
        assertValue("qbr-participation", new Story().daysAgo(1, meeting(Meeting.Type.EBR, Meeting.State.SCHEDULED)), 0);
        assertNoData("qbr-participation", new Story().daysAgo(1, EXECUTIVE));
    }

    @Test
    void howManyTickets() {
        var told = new Account.Described(null, null, null, null, null, null, null, null, null, 10.0, null, null, null);

        assertValue("ticket-volume", new Story().daysAgo(99, told).eachOf(4, 26, OPENED), 0.6);
        assertValue("ticket-volume", new Story().daysAgo(99, told).eachOf(11, 0, OPENED), 0);
        assertValue( // 12 in the 90 days before, which is 4 a month
                "ticket-volume",
                new Story()
                        .daysAgo(120, OPENED)
                        .eachOf(6, 114, OPENED)
                        .eachOf(6, 30, OPENED)
                        .daysAgo(29, OPENED),
                0.75);
        assertNoData("ticket-volume", new Story().eachOf(4, 0, OPENED));
        assertValue("ticket-trend", new Story().daysAgo(59, OPENED).daysAgo(29, OPENED), 0.7);
        assertValue("ticket-trend", new Story().daysAgo(60, OPENED).daysAgo(29, OPENED), 0.7); // none counts as one
        assertValue("ticket-trend", new Story().daysAgo(29, OPENED, OPENED), 0);
        assertValue("ticket-trend", new Story().daysAgo(30, OPENED), 1);
        assertNoData("ticket-trend", new Story().daysAgo(60, OPENED));
    }

    @Test
    void howBadTheTicketsAre() {
        var p1 = new Ticket.Opened("t", Ticket.Priority.P1, null, null);
        var p2 = new Ticket.Opened("t", Ticket.Priority.P2, null, null);
        var four = new Story().daysAgo(89, p1, p2, OPENED, OPENED, new Ticket.SlaBreached("t"));
        var ten = new Story().eachOf(10, 80, OPENED).daysAgo(89, new Ticket.Escalated("t", null));

        assertValue("ticket-severity", four, 0.75);
        assertValue("p1-p2-share", four, 0.5);
        assertValue("sla", four, 0.75);
        assertNoData("sla", new Story().daysAgo(90, OPENED).daysAgo(1, new Ticket.SlaBreached("t")));
        assertValue("escalation-rate", ten, 0.5);
        assertNoData("escalation-rate", new Story().daysAgo(1, new Ticket.Escalated("t", null)));
        assertValue("reopen-rate", ten.daysAgo(89, new Ticket.Reopened("t")), 2 / 3.0);
        assertNoData("reopen-rate", new Story().daysAgo(90, OPENED).daysAgo(1, new Ticket.Reopened("t")));
    }

    @Test
    void howLongTicketsTake() {
        var resolved = new Ticket.Resolved("t", null);
        var timed = new Ticket.Resolved("u", 32.0);

        assertValue("resolution-time", new Story().daysAgo(4, OPENED).daysAgo(2, resolved, timed), 0.5); // 40 hours
        assertValue("resolution-time", new Story().daysAgo(2, OPENED).daysAgo(4, resolved), 1); // 0 hours
        assertValue("resolution-time", new Story().daysAgo(89, timed), 0.625);
        assertNoData("resolution-time", new Story().daysAgo(90, timed));
        assertNoData("resolution-time", new Story().daysAgo(1, resolved));
    }

    @Test
    void whatPeopleSay() {
        var answers = new Story().daysAgo(89, answer(Survey.Type.CSAT, 4), answer(Survey.Type.CSAT, 3));
        var nps = new Story().daysAgo(179, nps("a", 9), nps("b", 9), nps("c", 8), nps("d", 7), nps("e", 6));
        var invited = new Survey.Invited("i", Survey.Type.NPS, null);

        assertValue("csat", answers, 0.7);
        assertValue("csat-top2", answers, 0.5);
        assertNoData("csat", new Story().daysAgo(90, answer(Survey.Type.CSAT, 4)));
        assertValue("ces", new Story().daysAgo(89, answer(Survey.Type.CES, 2)), 0.75);
        assertNoData("ces", new Story().daysAgo(90, answer(Survey.Type.CES, 2)));
        assertValue("nps", nps, 0.6); // 20
        assertNoData("nps", new Story().daysAgo(180, nps("a", 9)));
        assertValue("nps-response", new Story().daysAgo(179, invited, invited, nps("a", 9)), 0.5);
        assertNoData("nps-response", nps);
        assertValue("sentiment", new Story().daysAgo(90, new Account.Sentiment(-0.5)), 0.25);
        assertNoData("sentiment", new Story().daysAgo(91, new Account.Sentiment(-0.5)));
    }

    @Test
    void moneyAndGoals() {
        var arr = new Story().daysAgo(500, new Account.Renewed(100_000.0));
        var achieved = new Account.Goal("g", Account.Goal.State.ACHIEVED);
        var missed = new Account.Goal("h", Account.Goal.State.MISSED);

        assertValue("payment", new Story().daysAgo(500, new Account.Payment(Account.Payment.State.LATE)), 0.5);
        assertValue("payment", new Story().daysAgo(1, new Account.Payment(Account.Payment.State.OVERDUE)), 0);
        assertNoData("payment", arr);
        assertValue("expansion-revenue", arr.daysAgo(365, new Account.Expansion(5_000.0)), 0);
        assertValue("expansion-revenue", arr.daysAgo(364, new Account.Expansion(10_000.0)), 0.5);
        assertValue("renewal-budget", new Story().daysAgo(1, new Account.Renewal(null, null, true)), 1);
        assertValue("renewal-budget", new Story().daysAgo(1, new Account.Renewal(null, null, false)), 0);
        assertValue("renewal-likelihood", new Story().daysAgo(1, new Account.Renewal(null, 0.6, null)), 0.6);
        assertValue("roi", new Story().daysAgo(500, new Account.Roi(4.0, 3.0)), 0.75);
        assertValue("roi", new Story().daysAgo(1, new Account.Roi(4.0, -3.0)), 0);
        assertNoData("roi", new Story().daysAgo(1, new Account.Roi(0.0, 3.0)));
        assertValue("goals", new Story().daysAgo(364, achieved, missed), 0.5);
        assertNoData("goals", new Story().daysAgo(365, achieved));
        assertValue("kpis", new Story().daysAgo(500, new Account.Kpi("a", 1.0), new Account.Kpi("b", 0.0)), 0.5);
        assertNoData("kpis", new Story());
    }

    @Test
    void signsOfGrowth() {
        var all = new Story().daysAgo(99, described(20, 4, 2)).daysAgo(29, new Usage.LimitReached("seats"));
        IntStream.range(0, 17).forEach(user -> all.daysAgo(9, new Usage.Login("u" + user)));
        all.daysAgo(179, new Signal(Signal.Type.GROWTH), nps("a", 9), nps("b", 7));

        assertValue("expansion-potential", all, 0.75); // 17 of 20 are not above 0.85; an NPS of 50 is enough
        assertValue("expansion-potential", all.daysAgo(0, LOGIN), 1);
        assertValue("expansion-potential", new Story().daysAgo(30, new Usage.LimitReached("seats")), 0);
        assertValue("expansion-potential", new Story().daysAgo(179, new Signal(Signal.Type.NEW_USE_CASE)), 1);
        assertValue("expansion-potential", new Story().daysAgo(180, new Signal(Signal.Type.NEW_USE_CASE)), 0);
        assertNoData(
                "expansion-potential", new Story().daysAgo(180, nps("a", 9)).daysAgo(1, LOGIN));
    }

    @Test
    void whomWeKnow() {
        var sponsor = new Story().daysAgo(400, contact("ann", Role.SPONSOR, Change.ADDED));
        var people =
                new Story().daysAgo(400, contact("a", Role.USER, Change.ADDED), contact("b", Role.BUYER, Change.ADDED));

        assertValue("sponsor-access", sponsor, 0.7);
        assertValue("sponsor-access", sponsor.daysAgo(90, EXECUTIVE), 0.7);
        assertValue("sponsor-access", sponsor.daysAgo(89, EXECUTIVE), 1);
        assertValue("sponsor-access", sponsor.daysAgo(1, contact("ann", Role.SPONSOR, Change.DISENGAGED)), 0);
        assertNoData("sponsor-access", people.daysAgo(1, EXECUTIVE));
        assertValue("multi-threading", people, 0.6);
        assertValue("multi-threading", people.daysAgo(1, contact("b", Role.BUYER, Change.LEFT)), 0.5);
        assertNoData("multi-threading", new Story().daysAgo(1, EXECUTIVE));
        assertValue("champion-strength", new Story().daysAgo(1, contact("a", Role.CHAMPION, Change.LEFT)), 0);
        assertNoData("champion-strength", people);
        assertValue("competition", new Story().daysAgo(89, new Signal(Signal.Type.COMPETITOR_MENTIONED)), 0.5);
        assertValue("competition", new Story().daysAgo(89, new Signal(Signal.Type.RFP)), 0.5);
        assertValue("competition", new Story().daysAgo(90, new Signal(Signal.Type.RFP)), 1);
        assertNoData("competition", new Story().daysAgo(1, LOGIN));
    }

    private static void assertValue(String measure, Story story, double value) {
        assertThat(value(measure, story)).as(measure).isCloseTo(value, within(1e-12));
    }

    private static void assertNoData(String measure, Story story) {
        assertThat(value(measure, story)).as(measure).isNaN();
    }

    private static double value(String name, Story story) {
        var measure = Measures.named(name);
        return measure.formula().of(new Reading(story.view(), Presets.settings(measure), Inputs.IGNORED));
    }

    private static Fact described(int users, int features, double loginsPerWeek) {
        return new Account.Described(
                null, null, null, null, null, null, users, features, loginsPerWeek, null, null, null, null);
    }

    private static Fact used(String feature, String user) {
        return new Usage.FeatureUsed(feature, user, null, null);
    }

    private static Fact meeting(Meeting.Type type, Meeting.State state) {
        return new Meeting(type, state, null, null);
    }

    private static Fact contact(String name, Role role, Change change) {
        return new Account.Contact(name, role, change, null, null);
    }

    private static Fact answer(Survey.Type survey, double score) {
        return new Survey.Answered(survey, score, null, null, null, null);
    }

    private static Fact nps(String contact, double score) {
        return new Survey.Answered(Survey.Type.NPS, score, contact, null, null, null);
    }
}
