package io.bellwether.health.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why a condition holds, in the very words and numbers that a CSM reads. */
class EvidenceTest {

    private static final Model VALUE = Presets.named("value");

    /** The score is the mean CSAT answer of 90 days, in fifths of 100. */
    private static final Model BY_CSAT = new Model(
            "m",
            1,
            "M",
            null,
            VALUE.bands(),
            0,
            List.of(new Model.Component(
                    "all",
                    1,
                    VALUE.components().get(2).measures().stream()
                            .filter(measure -> measure.measure().name().equals("csat"))
                            .toList())),
            List.of(),
            VALUE.expansion());

    private static final Fact OPENED = new Ticket.Opened("t", Ticket.Priority.P3, null, null);
    private static final Fact ESCALATED = new Ticket.Escalated("t", Ticket.Escalated.Level.NORMAL);

    @Test
    void ofTheScore() {
        assertThat(evidence("red-health", new Story().daysAgo(1, csat(1))))
                .isEqualTo("The health score is 20, in the red band.");
        assertThat(evidence("score-drop", new Story().daysAgo(93, csat(5)).daysAgo(3, csat(3))))
                .isEqualTo("The health score fell from 100 to 60 within 7 days.");
        assertThat(evidence("score-drop", new Story().daysAgo(100, csat(5)).daysAgo(20, csat(3))))
                .isEqualTo("The health score fell from 100 to 60 within 30 days.");
        assertThat(evidence("score-drop", new Story().daysAgo(93, csat(5)))).isNull();
        assertThat(evidence("score-drop", new Story().daysAgo(3, csat(1)))).isNull();
    }

    @Test
    void ofUsage() {
        var login = new Usage.Login("ann");
        var story = new Story().eachOf(5, 31, login).daysAgo(40, used(15)).eachOf(4, 0, login);

        assertThat(evidence("usage-decline", story.daysAgo(29, used(10))))
                .isEqualTo("Usage fell by 30 %: 14 logins and feature uses in 30 days, 20 in the 30 days before.");
    }

    @Test
    void ofAnswers() {
        assertThat(evidence("nps-low", new Story().daysAgo(9, nps(3, "ann"), nps(3, "bob"), nps(9, "eve"))))
                .isEqualTo("NPS is -33 from 3 contacts.");
        assertThat(evidence("nps-low", new Story().daysAgo(5, nps(6, "bob")).daysAgo(10, nps(5, "ann"))))
                .isEqualTo("A contact is a detractor: NPS answer 6 on 2026-06-25.");
        assertThat(evidence("satisfaction-at-risk", new Story().daysAgo(1, csat(5), csat(3), csat(3))))
                .isEqualTo("Only 33 % of 3 CSAT answers are 4 or 5.");
        assertThat(evidence("satisfaction-at-risk", new Story().daysAgo(1, csat(5), csat(3))))
                .isNull();
        var neutral = new Story().daysAgo(9, nps(9, "a"), nps(7, "b"), nps(7, "c"));
        assertThat(evidence("satisfaction-at-risk", neutral)).isNull();
        assertThat(evidence("satisfaction-at-risk", neutral.daysAgo(9, nps(8, "d"))))
                .isEqualTo("NPS is 25 from 4 contacts.");
        assertThat(evidence(
                        "csat-declining",
                        new Story().daysAgo(70, csat(5)).daysAgo(40, csat(4.5)).daysAgo(10, csat(3))))
                .isEqualTo("CSAT falls: 5.0, then 4.5, now 3.0 in periods of 30 days.");
    }

    @Test
    void ofTickets() {
        var executive = new Ticket.Escalated("t", Ticket.Escalated.Level.EXECUTIVE);
        var topic = new Ticket.Opened("t", Ticket.Priority.P3, "sso", null);

        assertThat(evidence("executive-escalations", new Story().daysAgo(2, executive)))
                .isNull();
        assertThat(evidence("executive-escalations", new Story().daysAgo(2, executive, executive)))
                .isEqualTo("2 escalations to executives in 90 days.");
        assertThat(evidence(
                        "escalations-rising",
                        new Story()
                                .eachOf(10, 31, OPENED)
                                .eachOf(3, 31, ESCALATED)
                                .eachOf(5, 0, OPENED)
                                .eachOf(3, 0, ESCALATED)))
                .isEqualTo("60 % of the tickets of the last 30 days were escalated, 30 % before.");
        assertThat(evidence("ticket-spike", new Story().eachOf(4, 31, OPENED).eachOf(6, 0, OPENED)))
                .isEqualTo("6 tickets in 30 days, 4 in the 30 days before.");
        assertThat(evidence("quality-issues", new Story().eachOf(10, 0, OPENED).eachOf(3, 0, new Ticket.Reopened("t"))))
                .isEqualTo("3 tickets reopened in 90 days.");
        assertThat(evidence("quality-issues", new Story().eachOf(3, 0, topic)))
                .isEqualTo("3 tickets about \"sso\" in 30 days.");
    }

    @Test
    void ofPeopleAndCompetitors() {
        assertThat(evidence("champion-left", new Story().daysAgo(3, contact(Role.CHAMPION, Change.LEFT))))
                .isEqualTo("The champion left, and no other champion is known.");
        assertThat(evidence("sponsor-left", new Story().daysAgo(3, contact(Role.SPONSOR, Change.DISENGAGED))))
                .isEqualTo("The executive sponsor left or disengaged, and no other sponsor is active.");
        assertThat(evidence("competition", said(9, Signal.Type.RFP, Signal.Type.COMPETITOR_MENTIONED)))
                .isEqualTo("1 requests for proposals and 1 mentions of competitors in 90 days.");
    }

    @Test
    void ofWhatWasMissedOrCutAndNotMadeGood() {
        var missed = new Account.Meeting(Account.Meeting.Type.QBR, Account.Meeting.State.MISSED, null, null);
        var held = new Account.Meeting(Account.Meeting.Type.QBR, Account.Meeting.State.HELD, null, null);
        var confirmed = new Account.Renewal(null, null, true);

        assertThat(evidence("missed-qbr", new Story().daysAgo(11, held).daysAgo(10, missed)))
                .isEqualTo("The business review of 2026-06-20 was missed, and none was held since.");
        assertThat(evidence("missed-qbr", new Story().daysAgo(10, missed).daysAgo(9, held)))
                .isNull();
        assertThat(evidence("missed-qbr", new Story().daysAgo(91, missed))).isNotNull();
        assertThat(evidence("missed-qbr", new Story().daysAgo(92, missed))).isNull();
        assertThat(evidence("budget-cut", said(10, Signal.Type.BUDGET_CUT).daysAgo(11, confirmed)))
                .isEqualTo("A budget cut was reported on 2026-06-20, and the budget was not confirmed since.");
        assertThat(evidence("budget-cut", said(10, Signal.Type.BUDGET_CUT).daysAgo(9, confirmed)))
                .isNull();
        assertThat(evidence("budget-cut", said(179, Signal.Type.BUDGET_CUT))).isNotNull();
        assertThat(evidence("budget-cut", said(180, Signal.Type.BUDGET_CUT))).isNull();
    }

    @Test
    void ofTheRenewal() {
        assertThat(evidence("renewal-not-started", contract(300, 60)))
                .isEqualTo("The contract ends in 60 days, and the renewal has not been started.");
        assertThat(evidence("renewal-incomplete", contract(300, -5)))
                .isEqualTo("The contract ended 5 days ago, and the renewal was neither signed nor lost.");
        assertThat(evidence("renewal-incomplete", contract(300, 0))).isNull();
        assertThat(evidence("renewal-at-risk", new Story().daysAgo(1, new Account.Renewal(null, 0.55, null))))
                .isEqualTo("Confidence in the renewal is 55 %.");
    }

    @Test
    void ofTheFirstDays() {
        var blocker = new Account.Blocker("sso", Account.Blocker.State.OPENED);
        var attended = new Usage.Training("c", Usage.Training.State.ATTENDED, null);
        var missed = new Usage.Training("c", Usage.Training.State.MISSED, null);

        assertThat(evidence("onboarding-kickoff-late", contract(20, 300)))
                .isEqualTo("No kickoff was held in the 20 days since the start.");
        assertThat(evidence("onboarding-no-login", contract(20, 300)))
                .isEqualTo("Nobody has signed in in the 20 days since the start.");
        assertThat(evidence("onboarding-blocked", contract(20, 300).daysAgo(7, blocker)))
                .isNull();
        assertThat(evidence("onboarding-blocked", contract(20, 300).daysAgo(8, blocker)))
                .isEqualTo("A blocker has been open for 8 days.");
        assertThat(evidence("onboarding-sponsor-inactive", onboarding(contact(Role.SPONSOR, Change.LEFT))))
                .isEqualTo("The executive sponsor is not active.");
        assertThat(evidence("onboarding-criteria-missing", onboarding(new Signal(Signal.Type.CRITERIA_MISSING))))
                .isEqualTo("The success criteria are not documented.");
        assertThat(evidence("onboarding-unresponsive", onboarding(new Signal(Signal.Type.UNRESPONSIVE))))
                .isEqualTo("The customer has not responded since 2026-06-25.");
        assertThat(evidence("onboarding-slow-training", onboarding(attended, missed, missed)))
                .isEqualTo("Only 1 of 3 trainings were attended.");
        assertThat(evidence("onboarding-slow-training", onboarding(attended, missed)))
                .isNull();
        assertThat(evidence("onboarding-slow-resources", onboarding(new Signal(Signal.Type.RESOURCES_LIMITED))))
                .isEqualTo("Resources are limited, by word of the account.");
        assertThat(evidence("onboarding-slow-priorities", onboarding(new Signal(Signal.Type.PRIORITIES_COMPETING))))
                .isEqualTo("Other priorities compete, by word of the account.");
        assertThat(evidence("onboarding-slow-turnover", onboarding(contact(Role.SPONSOR, Change.LEFT))))
                .isEqualTo("A champion or sponsor left during onboarding.");
    }

    /** The first 14 days end 27 days ago, the second 13 days ago. */
    @Test
    void ofTheTicketsOfTwoFortnights() {
        var two = contract(40, 300).daysAgo(41, OPENED).daysAgo(40, OPENED).daysAgo(27, OPENED);

        assertThat(evidence("onboarding-slow-tickets", two.daysAgo(26, OPENED).daysAgo(12, OPENED)))
                .isNull();
        assertThat(evidence("onboarding-slow-tickets", two.daysAgo(13, OPENED)))
                .isEqualTo("Tickets do not become fewer: 2 in the first 14 days, 2 in the next.");
    }

    @Test
    void ofOpportunities() {
        var ten = new Account.Described(null, null, null, null, null, null, 10, null, null, null, null, null, null);
        var nine = Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i").map(Usage.Login::new);
        var goal = new Account.Goal("g", Account.Goal.State.ACHIEVED);

        assertThat(evidence("seats", new Story().daysAgo(9, ten).daysAgo(9, nine.toArray(Fact[]::new))))
                .isEqualTo("90 % of the licensed users are active.");
        assertThat(evidence("seats", said(89, Signal.Type.WAITLIST)))
                .isEqualTo("The account gave a sign of \"waitlist\" within 90 days.");
        assertThat(evidence("seats", said(90, Signal.Type.WAITLIST))).isNull();
        assertThat(evidence("tier-upgrade", new Story().eachOf(2, 3, new Usage.LimitReached("seats"))))
                .isEqualTo("Limits of the plan were reached 2 times in 30 days.");
        assertThat(evidence("tier-upgrade", said(9, Signal.Type.TIER_LIMIT)))
                .isEqualTo("The account gave a sign of \"tier limit\" within 90 days.");
        assertThat(evidence("additional-products", said(9, Signal.Type.NEW_USE_CASE)))
                .isEqualTo("The account gave a sign of \"new use case\" within 180 days.");
        assertThat(evidence("services", said(9, Signal.Type.TRAINING_NEEDED)))
                .isEqualTo("The account gave a sign of \"training needed\" within 180 days.");
        assertThat(evidence("advocacy", new Story().daysAgo(9, nps(9, "ann"), goal, goal)))
                .isEqualTo("A contact is a promoter, and 2 goals were achieved.");
        assertThat(evidence("advocacy", new Story().daysAgo(9, nps(9, "ann"), new Account.Roi(2.0, 2.0))))
                .isEqualTo("A contact is a promoter, and the promised return was achieved.");
    }

    private static String evidence(String name, Story story) {
        var rule = Stream.of(VALUE.risks(), VALUE.expansion().opportunities())
                .flatMap(List::stream)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var view = story.view();
        return Conditions.named(name).test().evidence(new Subject(view, rule.params(), new Scores(view, BY_CSAT)));
    }

    private static Story said(int daysAgo, Signal.Type... signals) {
        return new Story().daysAgo(daysAgo, Stream.of(signals).map(Signal::new).toArray(Fact[]::new));
    }

    private static Story contract(int startedDaysAgo, int endsInDays) {
        return new Story()
                .daysAgo(
                        startedDaysAgo,
                        new Account.Contract(
                                Story.TODAY.minusDays(startedDaysAgo), Story.TODAY.plusDays(endsInDays), 9.0, null));
    }

    /** On the twentieth day, with facts of five days ago. */
    private static Story onboarding(Fact... facts) {
        return contract(20, 300).daysAgo(5, facts);
    }

    private static Fact contact(Role role, Change change) {
        return new Account.Contact("ann", role, change, null, null);
    }

    private static Fact csat(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }

    private static Fact nps(double score, String contact) {
        return new Survey.Answered(Survey.Type.NPS, score, contact, null, null, null);
    }

    private static Fact used(int count) {
        return new Usage.FeatureUsed("f", null, count, null);
    }
}
