package io.bellwether.health.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Severity;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.model.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Risks and opportunities at the edges of their definitions (models §5, §6). */
class ConditionsTest {

    private static final Model VALUE = Presets.all().getFirst();

    /** Like {@code value}, but the score is the number of features, of 100, that were used in 30 days. */
    private static final Model BREADTH = new Model(
            "breadth",
            1,
            null,
            null,
            VALUE.bands(),
            0,
            List.of(new Model.Component(
                    "usage", 1, List.of(VALUE.components().getFirst().measures().get(1)))),
            VALUE.risks(),
            VALUE.expansion());

    @Test
    void everyRuleOfTheModelNamesAKnownCondition() {
        assertThat(VALUE.risks()).allMatch(rule -> Conditions.named(rule.name()) != null);
        assertThat(VALUE.expansion().opportunities()).allMatch(rule -> Conditions.named(rule.name()) != null);
    }

    @Test
    void usageDownByThirtyPercentExactlyIsADecline() {
        assertThat(risks(usage(20, 14))).contains("usage-decline");
        assertThat(risks(usage(20, 15))).doesNotContain("usage-decline");
        assertThat(risks(usage(19, 0))).doesNotContain("usage-decline");
    }

    @Test
    void aScoreMustDropByMoreThanTwentyPoints() {
        assertThat(risks(dropOfPoints(20), BREADTH)).doesNotContain("score-drop");
        assertThat(risks(dropOfPoints(21), BREADTH)).contains("score-drop");
    }

    @Test
    void redBeginsBelowFifty() {
        assertThat(risks(scoreOf(50), BREADTH)).doesNotContain("red-health");
        assertThat(risks(scoreOf(49), BREADTH)).contains("red-health");
    }

    @Test
    void aDetractorIsARiskForNinetyDays() {
        assertThat(risks(new Story().daysAgo(90, nps(6, "ann")))).contains("nps-low");
        assertThat(risks(new Story().daysAgo(91, nps(6, "ann")))).doesNotContain("nps-low");
        assertThat(risks(new Story().daysAgo(10, nps(7, "ann")))).doesNotContain("nps-low");
        assertThat(risks(new Story().daysAgo(10, nps(3, null)))).doesNotContain("nps-low"); // of whom is unknown
        assertThat(risks(new Story().daysAgo(10, nps(3, "ann")).daysAgo(5, nps(9, "ann"))))
                .doesNotContain("nps-low");
    }

    @Test
    void aChampionWhoLeftIsReplacedByAnother() {
        var left = new Story().daysAgo(9, contact("ann", Change.ADDED)).daysAgo(3, contact("ann", Change.LEFT));
        assertThat(risks(left)).contains("champion-left");
        assertThat(risks(left.daysAgo(2, contact("bob", Change.ADDED)))).doesNotContain("champion-left");
    }

    @Test
    void fiveTicketsAndHalfAgainAsManyAreASpike() {
        assertThat(risks(tickets(4, 6))).contains("ticket-spike");
        assertThat(risks(tickets(4, 5))).doesNotContain("ticket-spike");
        assertThat(risks(tickets(0, 4))).doesNotContain("ticket-spike");
        assertThat(risks(tickets(0, 5))).contains("ticket-spike");
    }

    @Test
    void aRenewalMustHaveBegunNinetyDaysBeforeTheEnd() {
        assertThat(risks(contract(300, 90))).contains("renewal-not-started");
        assertThat(risks(contract(300, 91))).doesNotContain("renewal-not-started");
        assertThat(risks(contract(300, 0))).contains("renewal-not-started");
        var started = new Account.Renewal(Account.Renewal.Stage.STARTED, null, null);
        assertThat(risks(contract(300, 60).daysAgo(5, started))).doesNotContain("renewal-not-started");
        assertThat(risks(contract(30, 60).daysAgo(31, started))).contains("renewal-not-started");
    }

    @Test
    void anEndedContractMustBeSignedOrLost() {
        assertThat(risks(contract(300, -1))).contains("renewal-incomplete");
        assertThat(risks(contract(300, -1).daysAgo(1, new Account.Renewed(9.0))))
                .doesNotContain("renewal-incomplete");
        var signed = new Account.Renewal(Account.Renewal.Stage.SIGNED, null, null);
        assertThat(risks(contract(300, -1).daysAgo(1, signed))).doesNotContain("renewal-incomplete");
    }

    @Test
    void confidenceInTheRenewalHasThreeZones() {
        assertThat(severity(confidence(0.59), "renewal-at-risk")).isEqualTo(Severity.HIGH);
        assertThat(severity(confidence(0.60), "renewal-at-risk")).isEqualTo(Severity.MEDIUM);
        assertThat(severity(confidence(0.899), "renewal-at-risk")).isEqualTo(Severity.MEDIUM);
        assertThat(risks(confidence(0.90))).doesNotContain("renewal-at-risk");
    }

    @Test
    void onboardingIsWatchedForNinetyDays() {
        assertThat(risks(contract(15, 350))).contains("onboarding-kickoff-late", "onboarding-no-login");
        assertThat(risks(contract(14, 350))).doesNotContain("onboarding-kickoff-late");
        assertThat(risks(contract(7, 350))).doesNotContain("onboarding-no-login");
        assertThat(risks(contract(90, 200))).contains("onboarding-no-login");
        assertThat(risks(contract(91, 200))).doesNotContain("onboarding-no-login");
        assertThat(risks(contract(20, 350).daysAgo(2, new Usage.Login("ann")))).doesNotContain("onboarding-no-login");
    }

    @Test
    void aChurnedAccountHasNoRisksUntilItReturns() {
        var churned = contract(300, -1).daysAgo(5, new Account.Churned(null));
        assertThat(risks(churned)).isEmpty();
        assertThat(risks(churned.daysAgo(0, new Account.Renewed(9.0)).daysAgo(0, contact("ann", Change.LEFT))))
                .contains("champion-left");
    }

    @Test
    void expansionNeedsMoreThanEighty() {
        assertThat(opportunities(scoreOf(80))).isEmpty();
        assertThat(opportunities(scoreOf(81))).containsExactly("tier-upgrade");
    }

    @Test
    void expansionWaitsForTheFirstNinetyDaysAndForRisksToPass() {
        assertThat(opportunities(scoreOf(90).daysAgo(89, contractEvent(89, 200))))
                .isEmpty();
        assertThat(opportunities(scoreOf(90).daysAgo(90, contractEvent(90, 200))))
                .containsExactly("tier-upgrade");
        var assessment = new Assessment(scoreOf(90).view(), BREADTH);
        assertThat(assessment.opportunities(Severity.HIGH)).isEmpty();
        assertThat(assessment.opportunities(Severity.MEDIUM)).hasSize(1);
    }

    @Test
    void onTheVeryFirstDayItIsTooEarlyForExpansion() {
        assertThat(opportunities(scoreOf(90).daysAgo(0, contractEvent(0, 200)))).isEmpty();
    }

    @Test
    void theFirstRuleOfANameThatHoldsDecidesAlone() {
        var high = new Rule("renewal-at-risk", Severity.HIGH, 0, zone(0.6));
        var medium = new Rule("renewal-at-risk", Severity.MEDIUM, 0, zone(0.9));
        var model = new Model(
                "m", 1, "M", "", VALUE.bands(), 0, VALUE.components(), List.of(high, medium), VALUE.expansion());

        assertThat(new Assessment(confidence(0.5).view(), model).risks())
                .extracting(Found::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void sinceWhenItHoldsIsLookedUpForThirtyDays() {
        assertThat(championLeftSince(12)).isEqualTo(Story.TODAY.minusDays(12));
        assertThat(championLeftSince(60)).isEqualTo(Story.TODAY.minusDays(30));
    }

    private static LocalDate championLeftSince(int daysAgo) {
        var left = new Story().daysAgo(daysAgo, contact("ann", Change.LEFT));
        return new Assessment(left.view(), VALUE).heldSince(new Rule("champion-left", Severity.HIGH, 0, Params.NONE));
    }

    private static Params zone(double below) {
        return new Params(Map.of("from", 0.0, "below", below), null);
    }

    private static List<String> risks(Story story) {
        return risks(story, VALUE);
    }

    private static List<String> risks(Story story, Model model) {
        return new Assessment(story.view(), model)
                .risks().stream().map(Found::name).toList();
    }

    private static Severity severity(Story story, String risk) {
        return new Assessment(story.view(), VALUE)
                .risks().stream()
                        .filter(found -> found.name().equals(risk))
                        .findAny()
                        .orElseThrow()
                        .severity();
    }

    private static List<String> opportunities(Story story) {
        return new Assessment(story.view(), BREADTH)
                .opportunities(null).stream().map(Found::name).toList();
    }

    private static Story usage(int before, int now) {
        return new Story()
                .daysAgo(40, new Usage.FeatureUsed("f", null, before, null))
                .daysAgo(3, new Usage.FeatureUsed("f", null, Math.max(1, now), null));
    }

    private static Story tickets(int before, int now) {
        return new Story().eachOf(before, 31, ticket()).eachOf(now, 0, ticket());
    }

    private static Ticket.Opened ticket() {
        return new Ticket.Opened("t", Ticket.Priority.P3, null, null);
    }

    private static Story contract(int startedDaysAgo, int endsInDays) {
        return new Story().daysAgo(startedDaysAgo, contractEvent(startedDaysAgo, endsInDays));
    }

    private static Account.Contract contractEvent(int startedDaysAgo, int endsInDays) {
        return new Account.Contract(
                Story.TODAY.minusDays(startedDaysAgo), Story.TODAY.plusDays(endsInDays), 9_000.0, null);
    }

    private static Story confidence(double confidence) {
        return new Story().daysAgo(1, new Account.Renewal(null, confidence, null));
    }

    private static Account.Contact contact(String name, Change change) {
        return new Account.Contact(name, Role.CHAMPION, change, null, null);
    }

    private static Survey.Answered nps(double score, String contact) {
        return new Survey.Answered(Survey.Type.NPS, score, contact, null, null, null);
    }

    /** A score of 90 a week ago that has lost so many points since. */
    private static Story dropOfPoints(int points) {
        var story = new Story().daysAgo(350, described());
        for (int feature = 0; feature < 90; feature++) {
            story.daysAgo(feature < 90 - points ? 10 : 35, used(feature));
        }
        return story;
    }

    private static Story scoreOf(int score) {
        var story = new Story().daysAgo(100, described());
        for (int feature = 0; feature < score; feature++) {
            story.daysAgo(10, used(feature));
        }
        return story.daysAgo(5, new Usage.LimitReached("seats"));
    }

    private static Usage.FeatureUsed used(int feature) {
        return new Usage.FeatureUsed("f" + feature, null, null, null);
    }

    private static Account.Described described() {
        return new Account.Described(null, null, null, null, null, null, null, 100, null, null, null, null, null);
    }
}
