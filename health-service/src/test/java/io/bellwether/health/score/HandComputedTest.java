package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Band;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Three accounts scored by the {@code value} model, with the arithmetic done by hand in the comments. */
class HandComputedTest {

    private static final Model VALUE = Presets.all().getFirst();

    /**
     * Everything has data.
     *
     * <p>usage: 6 of 10 users = 0.6; 4 of 8 features = 0.5; 20 logins in 28 days = 5 a week of 10 = 0.5
     * → 0.6·0.4 + 0.5·0.3 + 0.5·0.3 = 0.54
     * <br>engagement: 3 of 4 messages = 0.75; 2 held, 1 missed = 2/3; QBR held = 1; last contact 7 days ago = 1
     * → 0.75·0.3 + 0.25·2/3 + 0.25 + 0.2 = 0.841666…
     * <br>support: 3 tickets in 30 days of a baseline of 10 = 0.7; 1 P1 of 4 in 90 days = 0.75; CSAT (4 + 5)/2/5 = 0.9
     * → 0.21 + 0.225 + 0.36 = 0.795
     * <br>satisfaction: NPS 10, 9, 3 = 100/3 → 2/3; CSAT 0.9; sentiment 0.5 → 0.75
     * → 1/3 + 0.27 + 0.15 = 0.753333…
     * <br>financial: late = 0.5; 5,000 booked of 0.2·50,000 = 0.5; budget confirmed = 1
     * → 0.2 + 0.15 + 0.3 = 0.65
     * <br>score: 30·0.54 + 25·0.841666… + 20·0.795 + 15·0.753333… + 10·0.65
     * = 16.2 + 21.041666… + 15.9 + 11.3 + 6.5 = 70.941666… → 71, yellow
     */
    @Test
    void anAccountWithEverything() {
        var story = new Story().daysAgo(200, described(50_000.0, 10, 8, 10.0, 10.0));
        for (int user = 0; user < 6; user++) {
            story.daysAgo(3, new Usage.Login("user" + user));
        }
        for (int feature = 0; feature < 4; feature++) {
            story.daysAgo(4, new Usage.FeatureUsed("feature" + feature, "user0", 3, null));
        }
        story.eachOf(14, 5, new Usage.Login("user1"));
        answeredThreeOfFourMessages(story);
        story.daysAgo(20, held(Account.Meeting.Type.QBR), held(Account.Meeting.Type.CHECK_IN))
                .daysAgo(
                        19,
                        new Account.Meeting(Account.Meeting.Type.CHECK_IN, Account.Meeting.State.MISSED, null, null))
                .daysAgo(60, new Ticket.Opened("t1", Ticket.Priority.P1, null, null))
                .daysAgo(10, new Ticket.Opened("t2", Ticket.Priority.P3, null, null))
                .daysAgo(9, new Ticket.Opened("t3", Ticket.Priority.P3, null, null))
                .daysAgo(8, new Ticket.Opened("t4", Ticket.Priority.P4, null, null))
                .daysAgo(5, answer(Survey.Type.CSAT, 4, null), answer(Survey.Type.CSAT, 5, null))
                .daysAgo(
                        30,
                        answer(Survey.Type.NPS, 10, "a"),
                        answer(Survey.Type.NPS, 9, "b"),
                        answer(Survey.Type.NPS, 3, "c"))
                .daysAgo(31, answer(Survey.Type.NPS, 0, "a"))
                .daysAgo(2, new Account.Sentiment(0.5))
                .daysAgo(15, new Account.Payment(Account.Payment.State.LATE), new Account.Expansion(5_000.0))
                .daysAgo(15, new Account.Renewal(null, null, true));

        var score = Scorer.explain(story.view(), VALUE);

        assertThat(score.exact()).isCloseTo(16.2 + 25 * (0.475 + 0.2 + 1 / 6.0) + 15.9 + 11.3 + 6.5, within(1e-9));
        assertThat(score.exact()).isCloseTo(70.9416666667, within(1e-9));
        assertThat(score.rounded()).isEqualTo(71);
        assertThat(score.band()).isEqualTo(Band.YELLOW);
        assertThat(score.coverage()).isCloseTo(1, within(1e-9));
        assertThat(inputs(score, "login-frequency")).containsEntry("loginsPerWeek", 5.0);
        assertThat(inputs(score, "active-users"))
                .containsEntry("activeUsers", 6.0)
                .containsEntry("licensedUsers", 10.0);
    }

    /**
     * Only usage without licences, tickets and a survey: weights go to what has data.
     *
     * <p>usage: active-users no data (no licences); 3 of 4 features = 0.75; login frequency no data → 0.75
     * <br>support: 2 tickets in 30 days, 6 in the 90 days before, baseline 2 → 0; no P1 → 1; CSAT 3/5 = 0.6
     * → 0 + 0.3 + 0.24 = 0.54
     * <br>satisfaction: CSAT only → 0.6
     * <br>score: (30·0.75 + 20·0.54 + 15·0.6) / 0.65 = (22.5 + 10.8 + 9) / 0.65 = 65.0769… → 65, yellow
     * <br>coverage: 0.30·0.30 + 0.20·1 + 0.15·0.30 = 0.335
     */
    @Test
    void anAccountWithHoles() {
        var story = new Story().daysAgo(300, described(null, null, 4, null, null));
        for (int feature = 0; feature < 3; feature++) {
            story.daysAgo(10, new Usage.FeatureUsed("feature" + feature, null, null, null));
        }
        for (int ticket = 0; ticket < 6; ticket++) {
            story.daysAgo(40 + 10 * ticket, new Ticket.Opened("old" + ticket, Ticket.Priority.P2, null, null));
        }
        story.daysAgo(1, new Ticket.Opened("new1", Ticket.Priority.P3, null, null))
                .daysAgo(0, new Ticket.Opened("new2", Ticket.Priority.P3, null, null))
                .daysAgo(0, answer(Survey.Type.CSAT, 3, null));

        var score = Scorer.explain(story.view(), VALUE);

        assertThat(score.exact()).isCloseTo(42.3 / 0.65, within(1e-9));
        assertThat(score.rounded()).isEqualTo(65);
        assertThat(score.band()).isEqualTo(Band.YELLOW);
        assertThat(score.coverage()).isCloseTo(0.335, within(1e-9));
        assertThat(sumOfPoints(score)).isCloseTo(score.exact(), within(1e-9));
    }

    /**
     * A silent account in trouble.
     *
     * <p>usage: 1 of 20 users = 0.05; 1 of 10 features = 0.1; 1 login in 28 days = 0.25 a week of 20 = 0.0125
     * → 0.02 + 0.03 + 0.00375 = 0.05375
     * <br>engagement: 0 of 2 messages = 0; meetings none in 90 days, no data; QBR missed once → 0; last contact 48.5 → day
     * 200: 0 → 0
     * <br>satisfaction: sentiment -1 → 0
     * <br>financial: overdue 0; none booked of 0.2·10,000 → 0; budget not confirmed → 0
     * <br>score: 30·0.05375 / 0.80 = 2.015625 → 2, red
     * <br>coverage: 0.30 + 0.25·0.75 + 0.15·0.20 + 0.10 = 0.6175
     */
    @Test
    void anAccountInTrouble() {
        var story = new Story()
                .daysAgo(350, described(10_000.0, 20, 10, 20.0, null))
                .daysAgo(200, held(Account.Meeting.Type.CHECK_IN))
                .daysAgo(120, new Account.Meeting(Account.Meeting.Type.QBR, Account.Meeting.State.MISSED, null, null))
                .daysAgo(27, new Usage.Login("last"), new Usage.FeatureUsed("export", "last", null, null))
                .daysAgo(40, sent(), sent())
                .daysAgo(3, new Account.Sentiment(-1.0))
                .daysAgo(3, new Account.Payment(Account.Payment.State.OVERDUE))
                .daysAgo(3, new Account.Renewal(null, null, false));

        var score = Scorer.explain(story.view(), VALUE);

        assertThat(score.exact()).isCloseTo(30 * 0.05375 / 0.8, within(1e-9));
        assertThat(score.rounded()).isEqualTo(2);
        assertThat(score.band()).isEqualTo(Band.RED);
        assertThat(score.coverage()).isCloseTo(0.6175, within(1e-9));
    }

    private static void answeredThreeOfFourMessages(Story story) {
        story.daysAgo(50, sent(), sent(), sent(), sent())
                .daysAgo(49, answered(), answered())
                .daysAgo(7, answered());
    }

    private static Account.Message sent() {
        return new Account.Message(Account.Message.State.SENT, "email", null);
    }

    private static Account.Message answered() {
        return new Account.Message(Account.Message.State.ANSWERED, "email", null);
    }

    private static Account.Meeting held(Account.Meeting.Type type) {
        return new Account.Meeting(type, Account.Meeting.State.HELD, null, null);
    }

    private static Account.Described described(
            Double arr, Integer users, Integer features, Double logins, Double tickets) {
        return new Account.Described(
                null, null, arr, null, null, null, users, features, logins, tickets, null, null, null);
    }

    private static Survey.Answered answer(Survey.Type survey, double score, String contact) {
        return new Survey.Answered(survey, score, contact, null, null, null);
    }

    private static Map<String, Double> inputs(Score score, String measure) {
        return score.components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(each -> each.name().equals(measure))
                .findFirst()
                .map(each -> new TreeMap<>(each.inputs()))
                .orElseThrow();
    }

    private static double sumOfPoints(Score score) {
        return score.components().stream()
                .flatMap(component -> component.measures().stream())
                .mapToDouble(Score.MeasureScore::points)
                .sum();
    }
}
