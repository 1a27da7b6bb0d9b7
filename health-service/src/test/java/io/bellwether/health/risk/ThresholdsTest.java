package io.bellwether.health.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.model.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where doubles and zero denominators tempt a condition to the wrong side of its threshold. */
class ThresholdsTest {

    private static final Model VALUE = Presets.all().getFirst();

    private static final Fact OPENED = new Ticket.Opened("t", Ticket.Priority.P3, null, null);
    private static final Fact ESCALATED = new Ticket.Escalated("t", Ticket.Escalated.Level.NORMAL);
    private static final Fact REOPENED = new Ticket.Reopened("t");

    @Test
    void aHundredAndTwentySixIsSeventyPercentOfAHundredAndEighty() {
        var story = new Story().daysAgo(40, used(180)).daysAgo(3, used(126));

        assertThat(0.70 * 180).isLessThan(126);
        assertThat(holds("usage-decline", story)).isTrue();
        assertThat(holds("usage-decline", story.daysAgo(2, used(1)))).isFalse();
    }

    @Test
    void equalMeansOfDifferentCountsDoNotFall() {
        var story = csat(new Story(), 70, 4.2, 4.0).daysAgo(70, answer(4.1)); // mean 4.1
        csat(story, 40, 4.1, 4.1); // mean 4.1
        csat(story, 10, 1.0);

        assertThat(12.3 / 3).isGreaterThan(4.1);
        assertThat(holds("csat-declining", story)).isFalse();
        assertThat(holds("csat-declining", csat(story, 40, 4.0))).isTrue();
    }

    @Test
    void escalationsAreComparedWithTicketsOnly() {
        var none = new Story().daysAgo(3, ESCALATED, ESCALATED, ESCALATED);

        assertThat(holds("escalations-rising", none)).isFalse();
        assertThat(holds("escalations-rising", none.daysAgo(3, OPENED))).isFalse();
        assertThat(holds("escalations-rising", none.daysAgo(40, OPENED))).isTrue();
    }

    @Test
    void fiveTwelfthsAreNotMoreThanAQuarterAboveOneThird() {
        var story = new Story().daysAgo(40, OPENED, OPENED, OPENED, ESCALATED);
        story.eachOf(12, 3, OPENED).eachOf(5, 3, ESCALATED);

        assertThat(holds("escalations-rising", story)).isFalse();
        assertThat(holds("escalations-rising", story.daysAgo(3, ESCALATED))).isTrue();
    }

    @Test
    void reopenedTicketsAreComparedWithOpenedOnes() {
        var none = new Story().daysAgo(3, REOPENED, REOPENED, REOPENED);

        assertThat(holds("quality-issues", none)).isFalse();
        assertThat(holds("quality-issues", none.daysAgo(3, OPENED))).isTrue();
    }

    @Test
    void threeReopenedOfTwentyAreNotMoreThanFifteenPercent() {
        var three = new Story().daysAgo(3, REOPENED, REOPENED, REOPENED);

        assertThat(holds("quality-issues", three.eachOf(19, 40, OPENED))).isTrue();
        assertThat(holds("quality-issues", three.daysAgo(39, OPENED))).isFalse();
    }

    @Test
    void aReturnOfWhatWasNeverPromisedIsNoReasonToPraise() {
        var story = new Story()
                .daysAgo(3, new Survey.Answered(Survey.Type.NPS, 10.0, "ann", null, null, null))
                .daysAgo(3, new Account.Roi(0.0, 5.0));

        assertThat(holds("advocacy", story)).isFalse();
        assertThat(Confidence.of(story.view(), VALUE.expansion().confidence())).isEqualTo(1); // of the NPS alone
        assertThat(holds("advocacy", story.daysAgo(2, new Account.Roi(5.0, 5.0))))
                .isTrue();
    }

    @Test
    void npsOfExactlyTheLeastIsEnough() {
        var twenty = nps(new Story(), 100, 9, 9, 8, 8, 0);

        assertThat(holds("nps-low", twenty)).isFalse();
        assertThat(holds("nps-low", nps(twenty, 99, 7))).isTrue(); // 16.7
    }

    @Test
    void satisfactionOfExactlyTheLeastIsEnough() {
        var seventeenOfTwenty = csat(new Story(), 9, 3, 3, 3).eachOf(17, 9, answer(4));
        var thirty = nps(new Story(), 100, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8);

        assertThat(holds("satisfaction-at-risk", seventeenOfTwenty)).isFalse();
        assertThat(holds("satisfaction-at-risk", csat(seventeenOfTwenty, 8, 3))).isTrue();
        assertThat(holds("satisfaction-at-risk", thirty)).isFalse();
        assertThat(holds("satisfaction-at-risk", nps(thirty, 99, 8))).isTrue(); // 27.3
    }

    @Test
    void satisfactionMustFallTwice() {
        var equalAtFirst = csat(csat(csat(new Story(), 70, 4), 40, 4), 10, 3);
        var equalAtLast = csat(csat(csat(new Story(), 70, 4), 40, 3), 10, 3);

        assertThat(holds("csat-declining", equalAtFirst)).isFalse();
        assertThat(holds("csat-declining", equalAtLast)).isFalse();
        assertThat(holds("csat-declining", csat(equalAtLast, 9, 2))).isTrue();
    }

    @Test
    void competitionIsMentionedTwice() {
        var once = new Story().daysAgo(9, new Account.Signal(Account.Signal.Type.COMPETITOR_MENTIONED));

        assertThat(holds("competition", once)).isFalse();
        assertThat(holds("competition", once.daysAgo(8, new Account.Signal(Account.Signal.Type.COMPETITOR_MENTIONED))))
                .isTrue();
    }

    @Test
    void seatsAreShortAboveEightyFivePercent() {
        var licensed = new Story()
                .daysAgo(
                        9,
                        new Account.Described(
                                null, null, null, null, null, null, 20, null, null, null, null, null, null));
        for (int user = 0; user < 17; user++) {
            licensed.daysAgo(3, new Usage.Login("user-" + user));
        }

        assertThat(holds("seats", licensed)).isFalse();
        assertThat(holds("seats", licensed.daysAgo(2, new Usage.Login("user-17"))))
                .isTrue();
    }

    @Test
    void whatTheFirstDayBringsIsOfTheOnboarding() {
        var limited = new Account.Signal(Account.Signal.Type.RESOURCES_LIMITED);
        var contract = contract(20);

        assertThat(holds("onboarding-slow-resources", new Story().daysAgo(20, contract, limited)))
                .isTrue();
        assertThat(holds(
                        "onboarding-slow-resources",
                        new Story().daysAgo(20, contract).daysAgo(21, limited)))
                .isFalse();
        assertThat(holds("onboarding-slow-resources", new Story().daysAgo(0, contract(0), limited)))
                .isTrue();
    }

    @Test
    void aRenewalStartedOnTheFirstDayOfTheContractIsOfThisContract() {
        var started = new Account.Renewal(Account.Renewal.Stage.STARTED, null, null);

        assertThat(holds("renewal-not-started", new Story().daysAgo(300, contract(300), started)))
                .isFalse();
        assertThat(holds(
                        "renewal-not-started",
                        new Story().daysAgo(300, contract(300)).daysAgo(301, started)))
                .isTrue();
    }

    /** For a year. */
    private static Fact contract(int startedDaysAgo) {
        var start = Story.TODAY.minusDays(startedDaysAgo);
        return new Account.Contract(start, start.plusYears(1), 1.0, 12);
    }

    private static boolean holds(String name, Story story) {
        var rule = Stream.of(VALUE.risks(), VALUE.expansion().opportunities())
                .flatMap(List<Rule>::stream)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var view = story.view();
        var subject = new Subject(view, rule.params(), new Scores(view, VALUE));
        return Conditions.named(name).test().evidence(subject) != null;
    }

    private static Fact used(int count) {
        return new Usage.FeatureUsed("f", null, count, null);
    }

    private static Story csat(Story story, int daysAgo, double... scores) {
        for (double score : scores) {
            story.daysAgo(daysAgo, answer(score));
        }
        return story;
    }

    private static Story nps(Story story, int daysAgo, double... answers) {
        for (double answer : answers) {
            var contact = "contact-" + story.events().size();
            story.daysAgo(daysAgo, new Survey.Answered(Survey.Type.NPS, answer, contact, null, null, null));
        }
        return story;
    }

    private static Fact answer(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }
}
