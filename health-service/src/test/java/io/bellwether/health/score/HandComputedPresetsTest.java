package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Band;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.events.Usage.Training;
import io.bellwether.health.Story;
import io.bellwether.health.model.Presets;
import org.junit.jupiter.api.Test;

/** One account each for classic, engagement and support, with the arithmetic done by hand in the comments. */
class HandComputedPresetsTest {

    /**
     * Every measure of {@code classic} has data.
     *
     * <p>product-usage: 2 users on 5 days, 1 on 6 = 16 in 30 days, of 2 users: dau-mau 16/30/2 = 4/15; 5 of 10
     * features = 0.5; usage 15 logins + 15 uses = 30, before 40, r = 0.75: trend 0.35; 2 of 8 users = 0.25 → (4/15 +
     * 1.1)/4 = 41/120
     * <br>engagement: 3 of 4 meetings = 0.75; 1 of 4 messages = 0.25; 1 of 2 courses = 0.5; 2 of 5 community = 0.4; 2
     * of 4 NPS invitations = 0.5 → 2.4/5 = 0.48
     * <br>support: 4 tickets, 4 before, r = 1: 0.7; 1 escalated of 10 = 0.1: 0.5; CSAT (3 + 5)/2/5 = 0.8; 30 of 40
     * helped themselves = 0.75 → 2.75/4 = 0.6875
     * <br>outcomes: roi 60/100 = 0.6; 2 of 3 KPIs; 3 of 4 goals = 0.75; confidence 0.9 → (2.25 + 2/3)/4 = 35/48
     * <br>relationship: sponsor with an executive meeting = 1; 3 contacts = 0.8; champion = 0.8; one competitor = 0.5
     * → 0.775
     * <br>score: 10.25 + 12 + 13.75 + 10.9375 + 7.75 = 54.6875 → 55, yellow
     */
    @Test
    void classic() {
        var score = Scorer.explain(classicAccount().view(), Presets.named("classic"));

        assertThat(score.exact()).isCloseTo(54.6875, within(1e-9));
        assertThat(score.rounded()).isEqualTo(55);
        assertThat(score.band()).isEqualTo(Band.YELLOW);
        assertThat(score.coverage()).isCloseTo(1, within(1e-9));
        assertThat(score.components())
                .extracting(component -> Math.round(1e6 * component.points()) / 1e6)
                .containsExactly(10.25, 12.0, 13.75, 10.9375, 7.75);
        assertThat(score.components())
                .extracting(Score.ComponentScore::label)
                .containsExactly(
                        "At risk: low engagement", // 34.17
                        "Disengaged: outreach needed", // 48
                        "Elevated issues", // 68.75, rounded 69
                        "On track", // 72.92
                        "Good sponsor"); // 77.5
    }

    private static Story classicAccount() {
        var story = new Story()
                .daysAgo(200, described(8, 10, null, null))
                .eachOf(10, 5, new Usage.Login("ann"))
                .eachOf(5, 5, new Usage.Login("bob"))
                .daysAgo(40, new Usage.FeatureUsed("f9", "cid", 40, null));
        for (int feature = 0; feature < 5; feature++) {
            story.daysAgo(20, new Usage.FeatureUsed("f" + feature, "ann", 3, null));
        }
        return story.daysAgo(60, meeting(Meeting.Type.CHECK_IN, Meeting.State.HELD, false))
                .daysAgo(59, meeting(Meeting.Type.CHECK_IN, Meeting.State.HELD, false))
                .daysAgo(58, meeting(Meeting.Type.EXECUTIVE, Meeting.State.HELD, true))
                .daysAgo(57, meeting(Meeting.Type.CHECK_IN, Meeting.State.MISSED, false))
                .daysAgo(50, sent(), sent(), sent(), sent(), answered())
                .daysAgo(100, training(Training.State.ENROLLED), training(Training.State.ENROLLED))
                .daysAgo(90, training(Training.State.COMPLETED))
                .daysAgo(10, new Usage.Community(null, null), new Usage.Community(null, null))
                .daysAgo(80, invited(), invited(), invited(), invited(), nps(9, "ann"), nps(8, "bob"))
                .eachOf(4, 0, ticket(Ticket.Priority.P3))
                .eachOf(4, 30, ticket(Ticket.Priority.P3))
                .eachOf(2, 70, ticket(Ticket.Priority.P3))
                .daysAgo(3, new Ticket.Escalated("t", null), csat(3), csat(5))
                .eachOf(30, 1, new Usage.SelfService(null, null))
                .daysAgo(30, new Account.Roi(100.0, 60.0))
                .daysAgo(20, new Account.Kpi("a", 1.0), new Account.Kpi("b", 2.0), new Account.Kpi("c", 0.0))
                .eachOf(3, 20, goal(Account.Goal.State.ACHIEVED))
                .daysAgo(20, goal(Account.Goal.State.MISSED), new Account.Renewal(null, 0.9, null))
                .daysAgo(150, contact("sue", Role.SPONSOR), contact("cat", Role.CHAMPION), contact("ulf", Role.USER))
                .daysAgo(50, new Account.Signal(Account.Signal.Type.COMPETITOR_MENTIONED));
    }

    /**
     * Every measure of {@code engagement} has data.
     *
     * <p>engagement: 20 logins in 28 days = 5 a week of 10 = 0.5; 8 of 10 features = 0.8; 2 of 4 users = 0.5; sessions
     * of (300 + 600)/2 of 600 seconds = 0.75; 2 tickets of a baseline of 8 = 0.75 → 3.3/5 = 0.66
     * <br>product: 0.8; 3 of 4 workflows = 0.75; data quality 0.9; 2 of 3 integrations → (2.45 + 2/3)/4 = 187/240
     * <br>relationship: 1 of 2 executive meetings = 0.5; QBR held = 1; NPS 9, 7 = 50: 0.75; CSAT 12/3/5 = 0.8 → 0.7625
     * <br>business: roi 120/100, clamped to 1; confidence 0.7; signs: seats no, limit yes, growth no longer, NPS 50
     * yes = 0.5 → 2.2/3
     * <br>score: 26.4 + 23.375 + 15.25 + 7.3333… = 72.358333… → 72, yellow
     */
    @Test
    void engagement() {
        var story = new Story()
                .daysAgo(200, described(4, 10, 10.0, 8.0))
                .eachOf(20, 1, new Usage.Login("ann"))
                .daysAgo(9, new Usage.Session("ann", 300.0), new Usage.Session("ann", 600.0));
        for (int feature = 0; feature < 8; feature++) {
            story.daysAgo(20, new Usage.FeatureUsed("f" + feature, "bob", null, null));
        }
        story.eachOf(2, 9, ticket(Ticket.Priority.P2))
                .eachOf(4, 10, new Usage.Workflow("w", Usage.Workflow.State.STARTED))
                .eachOf(3, 10, new Usage.Workflow("w", Usage.Workflow.State.COMPLETED))
                .daysAgo(90, new Usage.DataQuality(0.9))
                .daysAgo(300, integration("crm", Usage.Integration.State.CONNECTED))
                .daysAgo(200, integration("mail", Usage.Integration.State.CONNECTED))
                .daysAgo(200, integration("chat", Usage.Integration.State.CONNECTED))
                .daysAgo(100, integration("chat", Usage.Integration.State.DISCONNECTED))
                .daysAgo(91, meeting(Meeting.Type.QBR, Meeting.State.HELD, true))
                .daysAgo(40, nps(9, "ann"), nps(7, "bob"), csat(5), csat(5), csat(2))
                .daysAgo(30, new Account.Roi(100.0, 120.0), new Account.Renewal(null, 0.7, null))
                .daysAgo(10, new Usage.LimitReached("seats"))
                .daysAgo(200, new Account.Signal(Account.Signal.Type.GROWTH));

        var score = Scorer.explain(story.view(), Presets.named("engagement"));

        assertThat(score.exact()).isCloseTo(26.4 + 23.375 + 15.25 + 22.0 / 3, within(1e-9));
        assertThat(score.rounded()).isEqualTo(72);
        assertThat(score.band()).isEqualTo(Band.YELLOW);
        assertThat(score.coverage()).isCloseTo(1, within(1e-9));
        assertThat(score.components()).extracting(Score.ComponentScore::label).containsOnlyNulls();
    }

    /**
     * Every measure of {@code support} has data.
     *
     * <p>satisfaction: 3 of 4 CSAT answers are 4 or 5 = 0.75; NPS 10, 10, 8, 0 = 25: 0.625; CES 1, 2 = 1.5: 0.875 →
     * 0.75
     * <br>engagement: a QBR was only ever missed = 0; 4 of 5 features = 0.8; 3 of 4 courses = 0.75 → 1.55/3
     * <br>support-usage: 3 tickets, 4 before, r = 0.75: 0.85; 1 escalated of 10: 0.5; P1 and P2 2 of 10: 0.8 → 2.15/3
     * <br>relationship: 1 of 2 executive meetings = 0.5; willing 365 days ago = 1; 14 answers of 4, clamped to 1 →
     * 2.5/3
     * <br>score: 18.75 + 15.5 + 17.916666… + 16.666666… = 68.833333… → 69, yellow
     */
    @Test
    void support() {
        var story = new Story()
                .daysAgo(300, described(null, 5, null, null))
                .daysAgo(90, csat(1), csat(1)) // a day too old
                .daysAgo(89, csat(4), csat(5), csat(3), csat(5), nps(10, "a"), nps(10, "b"), nps(8, "c"), nps(0, "d"))
                .daysAgo(40, answer(Survey.Type.CES, 1, null), answer(Survey.Type.CES, 2, null))
                .daysAgo(350, meeting(Meeting.Type.EBR, Meeting.State.MISSED, true))
                .eachOf(4, 100, training(Training.State.ENROLLED))
                .eachOf(3, 90, training(Training.State.COMPLETED))
                .daysAgo(29, ticket(Ticket.Priority.P1), ticket(Ticket.Priority.P2), ticket(Ticket.Priority.P3))
                .eachOf(4, 30, ticket(Ticket.Priority.P4))
                .eachOf(3, 87, ticket(Ticket.Priority.P3))
                .daysAgo(89, new Ticket.Escalated("t", Ticket.Escalated.Level.EXECUTIVE))
                .daysAgo(179, meeting(Meeting.Type.CHECK_IN, Meeting.State.HELD, true))
                .daysAgo(365, new Account.Signal(Account.Signal.Type.REFERENCE_WILLING));
        for (int feature = 0; feature < 4; feature++) {
            story.daysAgo(29, new Usage.FeatureUsed("f" + feature, null, null, null));
        }

        var score = Scorer.explain(story.view(), Presets.named("support"));

        assertThat(score.exact()).isCloseTo(18.75 + 15.5 + 25 * 2.15 / 3 + 20 * 2.5 / 3, within(1e-9));
        assertThat(score.rounded()).isEqualTo(69);
        assertThat(score.band()).isEqualTo(Band.YELLOW);
        assertThat(score.coverage()).isCloseTo(1, within(1e-9));
    }

    private static Account.Described described(Integer users, Integer features, Double logins, Double baseline) {
        return new Account.Described(
                null, null, null, null, null, null, users, features, logins, baseline, null, null, null);
    }

    private static Account.Meeting meeting(Meeting.Type type, Meeting.State state, boolean executive) {
        return new Account.Meeting(type, state, executive, null);
    }

    private static Account.Message sent() {
        return new Account.Message(Account.Message.State.SENT, null, null);
    }

    private static Account.Message answered() {
        return new Account.Message(Account.Message.State.ANSWERED, null, null);
    }

    private static Usage.Training training(Training.State state) {
        return new Usage.Training("course", state, null);
    }

    private static Usage.Integration integration(String name, Usage.Integration.State state) {
        return new Usage.Integration(name, state);
    }

    private static Fact ticket(Ticket.Priority priority) {
        return new Ticket.Opened("t", priority, null, null);
    }

    private static Fact goal(Account.Goal.State state) {
        return new Account.Goal("goal", state);
    }

    private static Fact contact(String name, Role role) {
        return new Account.Contact(name, role, Change.ADDED, null, null);
    }

    private static Fact invited() {
        return new Survey.Invited("i", Survey.Type.NPS, null);
    }

    private static Fact csat(double score) {
        return answer(Survey.Type.CSAT, score, null);
    }

    private static Fact nps(double score, String contact) {
        return answer(Survey.Type.NPS, score, contact);
    }

    private static Fact answer(Survey.Type survey, double score, String contact) {
        return new Survey.Answered(survey, score, contact, null, null, null);
    }
}
