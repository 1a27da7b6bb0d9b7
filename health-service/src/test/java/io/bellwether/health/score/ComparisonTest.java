package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.state.Newest;
import io.bellwether.health.state.View;
import org.junit.jupiter.api.Test;

/** What changed between two days, and which events did it. */
class ComparisonTest {

    private static final Model VALUE = Presets.all().stream()
            .filter(model -> model.name().equals("value"))
            .findAny()
            .orElseThrow();

    private final Story story = new Story()
            .daysAgo(100, described())
            .daysAgo(60, new Usage.Login("ann"), csat(4))
            .daysAgo(59, new Account.Meeting(Account.Meeting.Type.QBR, Account.Meeting.State.HELD, null, null))
            .daysAgo(59, new Account.Payment(Account.Payment.State.CURRENT))
            .daysAgo(58, new Account.Renewal(null, null, true))
            .daysAgo(20, new Usage.Login("bob"), new Usage.Login("eve"))
            .daysAgo(3, csat(1));

    @Test
    void theChangesAddUpToTheDifference() {
        for (int daysAgo = 1; daysAgo < 60; daysAgo++) {
            var before = score(daysAgo);
            var now = score(0);

            double sum = Comparison.between(before, now).stream()
                    .mapToDouble(Comparison.Change::points)
                    .sum();

            assertThat(before.scored() && now.scored()).isTrue();
            assertThat(sum).isCloseTo(now.exact() - before.exact(), within(1e-9));
        }
    }

    @Test
    void anEventSinceThenIsNamed() {
        var csat = change("support", "csat", 10);

        assertThat(csat.points()).isNegative();
        assertThat(csat.before().value()).isEqualTo(0.8);
        assertThat(csat.now().value()).isEqualTo(0.5);
        assertThat(csat.events()).extracting(Newest.Seen::id).containsExactly(idOf(csat(1)));
    }

    @Test
    void whatTheCalendarDidHasNoEvents() {
        var recency = change("engagement", "contact-recency", 10);

        assertThat(recency.points()).isNegative();
        assertThat(recency.events()).isEmpty();
    }

    @Test
    void theNewestEventsInTheWindowAreBehindAValue() {
        var logins = measure("usage", "login-frequency").events();

        assertThat(logins)
                .extracting(Newest.Seen::id)
                .containsExactly(idOf(new Usage.Login("eve")), idOf(new Usage.Login("bob")), idOf(described()));
    }

    @Test
    void atMostThreeEventsAreRemembered() {
        story.eachOf(10, 1, new Usage.Login("zoe"));

        var events = measure("usage", "login-frequency").events();

        assertThat(events).hasSize(3).isSortedAccordingTo((a, b) -> b.time().compareTo(a.time()));
        assertThat(events.getFirst().time()).isEqualTo(story.events().get(9).time());
    }

    @Test
    void anUnscoredDayHasNothingToCompare() {
        assertThat(Comparison.between(score(90), score(0))).isEmpty();
    }

    private Comparison.Change change(String component, String measure, int sinceDaysAgo) {
        return Comparison.between(score(sinceDaysAgo), score(0)).stream()
                .filter(change ->
                        change.component().equals(component) && change.measure().equals(measure))
                .findAny()
                .orElseThrow();
    }

    private Score.MeasureScore measure(String component, String measure) {
        return score(0).components().stream()
                .filter(each -> each.name().equals(component))
                .flatMap(each -> each.measures().stream())
                .filter(each -> each.name().equals(measure))
                .findAny()
                .orElseThrow();
    }

    private Score score(int daysAgo) {
        return Scorer.explain(new View(story.state(), Story.TODAY.minusDays(daysAgo)), VALUE);
    }

    private String idOf(Object fact) {
        return story.events().stream()
                .filter(event -> event.fact().equals(fact))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Survey.Answered csat(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }

    private static Account.Described described() {
        return new Account.Described("Acme", null, 50_000.0, "maria", null, null, 10, 20, 10.0, null, null, null, null);
    }
}
