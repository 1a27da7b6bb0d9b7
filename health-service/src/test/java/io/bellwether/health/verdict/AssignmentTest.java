package io.bellwether.health.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Assignment.Rule;
import io.bellwether.health.verdict.Phases.Phase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which model judges which account. */
class AssignmentTest {

    private static final Model VALUE = Presets.all().getFirst();
    private static final Model LARGE = called("large");
    private static final Model YOUNG = called("young");
    private static final Model LARGE_AND_YOUNG = called("large-and-young");

    private static final Phases PHASES =
            new Phases(List.of(new Phase("onboarding", 0, false, null), new Phase("later", 90, false, null)));

    private final Judge judge = new Judge(
            new Assignment(
                    PHASES,
                    List.of(
                            new Rule(Set.of("enterprise"), Set.of("onboarding"), LARGE_AND_YOUNG),
                            new Rule(Set.of("enterprise", "strategic"), Set.of(), LARGE),
                            new Rule(Set.of(), Set.of("onboarding"), YOUNG)),
                    VALUE),
            new Segments(100_000, 25_000));

    @ParameterizedTest
    @CsvSource({
        "100000.01, 89, large-and-young",
        "100000.01, 90, large",
        "100000, 89, young",
        "100000, 90, value",
        "25000, 400, value"
    })
    void theFirstRuleThatFitsDecides(double arr, int daysSinceStart, String model) {
        assertThat(judge.model(account(null, arr, daysSinceStart)).name()).isEqualTo(model);
    }

    @Test
    void aSegmentThatWasToldGoesBeforeTheArr() {
        assertThat(judge.model(account("strategic", 1.0, 400)).name()).isEqualTo("large");
    }

    @Test
    void anAccountOfWhichNothingIsKnownGetsTheDefault() {
        assertThat(judge.model(new Story().view()).name()).isEqualTo("value");
    }

    @Test
    void theVerdictNamesTheModelThatMadeIt() {
        var story = story("strategic", 1.0, 10);

        var assessment = judge.assess(story.state(), Story.TODAY);
        var verdict = judge.judge(assessment, Standing.NEW);

        assertThat(verdict.model()).isSameAs(LARGE);
        assertThat(verdict.card().phase()).isEqualTo("onboarding");
        assertThat(Judge.scored(verdict, assessment.scores()).model()).isEqualTo("large");
    }

    private static View account(String segment, double arr, int daysSinceStart) {
        return story(segment, arr, daysSinceStart).view();
    }

    private static Story story(String segment, double arr, int daysSinceStart) {
        var start = Story.TODAY.minusDays(daysSinceStart);
        return new Story()
                .daysAgo(
                        daysSinceStart,
                        new Account.Described(
                                null, segment, arr, null, null, null, null, null, null, null, start, null, null));
    }

    private static Model called(String name) {
        return new Model(
                name,
                1,
                name,
                null,
                VALUE.bands(),
                VALUE.coverageFloor(),
                VALUE.components(),
                VALUE.risks(),
                VALUE.expansion());
    }
}
