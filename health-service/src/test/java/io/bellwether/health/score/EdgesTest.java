package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Band;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.measure.Inputs;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.measure.Reading;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Found;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores exactly on, and just beside, the bounds of bands, gates and coverage (models §4, §6). */
class EdgesTest {

    @ParameterizedTest
    @CsvSource({
        "value, 99, 50, YELLOW", // 49.5 is shown as 50, and the band goes by what is shown
        "value, 98, 49, RED",
        "value, 100, 50, YELLOW",
        "value, 159, 80, GREEN", // 79.5
        "value, 158, 79, YELLOW",
        "value, 160, 80, GREEN",
        "value, 200, 100, GREEN",
        "classic, 99, 50, YELLOW",
        "classic, 159, 80, GREEN",
        "support, 98, 49, RED",
        "engagement, 119, 60, YELLOW", // 59.5
        "engagement, 118, 59, RED",
        "engagement, 120, 60, YELLOW",
        "engagement, 159, 80, GREEN"
    })
    void bandsGoByTheRoundedScore(String preset, int halfPoints, int rounded, Band band) {
        var score = Scorer.score(halfPoints(halfPoints).view(), breadthBy(preset));

        assertThat(score.exact()).isCloseTo(halfPoints / 2.0, within(1e-9));
        assertThat(score.rounded()).isEqualTo(rounded);
        assertThat(score.band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "value, 160, false",
        "value, 161, true",
        "classic, 160, true",
        "classic, 159, true",
        "classic, 158, false"
    })
    void exactlyEightyOpensTheGateOfClassicOnly(String preset, int halfPoints, boolean opens) {
        var story = halfPoints(halfPoints).daysAgo(3, new Usage.LimitReached("seats"));

        var found = new Assessment(story.view(), breadthBy(preset)).opportunities(null);

        assertThat(found.stream().map(Found::name).toList()).isEqualTo(opens ? List.of("tier-upgrade") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.75", "3, 0.5", "5, 0"})
    void theEasierTheBetter(double ces, double value) {
        var story = new Story().daysAgo(1, new Survey.Answered(Survey.Type.CES, ces, null, null, null, null));
        var reading = new Reading(story.view(), new Params(Map.of("days", 90.0), null), Inputs.IGNORED);

        assertThat(Measures.named("ces").formula().of(reading)).isEqualTo(value);
    }

    /** usage alone has data, all of it: coverage 0.30 exactly, and 1/2 · 0.4 + 1/4 · 0.3 + 1/1 · 0.3 = 0.575. */
    @Test
    void coverageOfExactlyTheFloorIsEnough() {
        var score = Scorer.score(usage(described(2, 4, 0.25)).view(), Presets.named("value"));

        assertThat(score.coverage()).isCloseTo(0.30, within(1e-12));
        assertThat(score.scored()).isTrue();
        assertThat(score.exact()).isCloseTo(57.5, within(1e-9));
    }

    /** Without an expected number of logins a third of the weight of usage has no data: 0.30 · 0.70 = 0.21. */
    @Test
    void coverageBelowTheFloorIsNotScored() {
        var score = Scorer.score(usage(described(2, 4, null)).view(), Presets.named("value"));

        assertThat(score.coverage()).isCloseTo(0.21, within(1e-12));
        assertThat(score.scored()).isFalse();
        assertThat(score.band()).isNull();
    }

    /**
     * The weight of what has no data goes to the rest in proportion: in usage 0.4 and 0.3 become 4/7 and 3/7; of the
     * components usage 0.30 and financial 0.10 become 3/4 and 1/4. Payment late is 0.5, and the only one with data
     * there.
     *
     * <p>100 · (3/4 · (4/7 · 1/2 + 3/7 · 1/4) + 1/4 · 0.5) = 100 · (3/4 · 11/28 + 1/8) = 41.9642857…
     */
    @Test
    void weightsOfWhatHasNoDataGoToTheRest() {
        var story = usage(described(2, 4, null)).daysAgo(2, new Account.Payment(Account.Payment.State.LATE));
        var model = withFloor(Presets.named("value"), 0.25);

        var score = Scorer.score(story.view(), model);

        assertThat(score.coverage()).isCloseTo(0.21 + 0.04, within(1e-12));
        assertThat(score.scored()).isTrue();
        assertThat(score.exact()).isCloseTo(100 * (0.75 * 11 / 28 + 0.125), within(1e-9));
        var usage = score.components().getFirst();
        assertThat(usage.points()).isCloseTo(75 * 11 / 28.0, within(1e-9));
        assertThat(usage.measures().get(0).points()).isCloseTo(75 * 2 / 7.0, within(1e-9));
        assertThat(usage.measures().get(0).full()).isCloseTo(75 * 4 / 7.0, within(1e-9));
        assertThat(usage.measures().get(2).points()).isZero();
        assertThat(usage.measures().get(2).full()).isZero();
    }

    /** One user of licensed two, one feature of four, one login in 28 days. */
    private static Story usage(Fact described) {
        return new Story()
                .daysAgo(100, described)
                .daysAgo(5, new Usage.Login("ann"), new Usage.FeatureUsed("f", "ann", null, null));
    }

    private static Account.Described described(Integer users, Integer features, Double logins) {
        return new Account.Described(
                null, null, null, null, null, null, users, features, logins, null, null, null, null);
    }

    /** So many of 200 features in use. */
    private static Story halfPoints(int count) {
        var story = new Story().daysAgo(100, described(null, 200, null));
        for (int feature = 0; feature < count; feature++) {
            story.daysAgo(10, new Usage.FeatureUsed("f" + feature, null, null, null));
        }
        return story;
    }

    /** The preset, but feature-breadth alone makes the score. */
    private static Model breadthBy(String preset) {
        var model = Presets.named(preset);
        var breadth = Presets.named("value").components().getFirst().measures().get(1);
        return new Model(
                "breadth",
                1,
                null,
                null,
                model.bands(),
                0,
                List.of(new Model.Component(
                        "usage", 1, List.of(new Model.Weighted(breadth.measure(), 1, breadth.params())))),
                model.risks(),
                model.expansion());
    }

    private static Model withFloor(Model model, double floor) {
        return new Model(
                model.name(),
                model.version(),
                model.title(),
                model.source(),
                model.bands(),
                floor,
                model.components(),
                model.risks(),
                model.expansion());
    }
}
