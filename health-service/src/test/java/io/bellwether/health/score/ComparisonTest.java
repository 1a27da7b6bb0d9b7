package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.state.Newest;
import io.bellwether.health.state.View;
import java.time.ZoneOffset;
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
    void theFirstMomentOfTheNextDayIsSinceThen() {
        var midnight = Story.TODAY.minusDays(9).atStartOfDay().toInstant(ZoneOffset.UTC);
        story.events().add(new Event("test", "midnight", "acme", midnight, csat(2)));

        assertThat(change("support", "csat", 10).events())
                .extracting(Newest.Seen::id)
                .containsExactly(idOf(csat(1)), "midnight");
    }

    @Test
    void theGreatestChangeComesFirst() {
        var changes = Comparison.between(score(10), score(0));

        assertThat(changes).hasSizeGreaterThan(2);
        assertThat(changes).isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.points()), Math.abs(a.points())));
        assertThat(changes.getFirst().component()).isNotEqualTo("usage"); // which the model has first
    }

    @Test
    void aMeasureThatTheModelNoLongerHasTakesItsPointsAlong() {
        var before = score(0);
        var now = Scorer.explain(story.view(), withoutUsage());

        var gone = Comparison.between(before, now).stream()
                .filter(change -> change.measure().equals("login-frequency"))
                .findAny()
                .orElseThrow();

        assertThat(gone.now()).isNull();
        assertThat(gone.points()).isNegative().isEqualTo(-gone.before().points());
        assertThat(gone.events()).isEmpty();
        assertThat(Comparison.between(now, before))
                .anySatisfy(change -> assertThat(change.before()).isNull());
    }

    private static Model withoutUsage() {
        var rest = VALUE.components().subList(1, VALUE.components().size());
        return new Model("rest", 1, "Rest", "", VALUE.bands(), 0, rest, VALUE.risks(), VALUE.expansion());
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
