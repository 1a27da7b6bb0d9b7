package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Survey;
import io.bellwether.health.Story;
import io.bellwether.health.model.Presets;
import io.bellwether.health.score.Score.MeasureScore;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far back scores are exact: as long as no window reaches beyond the horizon. */
class ExactDaysTest {

    /** As docs/health.md has it, for the horizon of 400 days. */
    private static final Map<String, Integer> EXACT_DAYS =
            Map.of("value", 36, "classic", 36, "engagement", 221, "support", 35);

    @Test
    void theLongestWindowOfAModelTellsHowFarBackItIsExact() {
        var state = known(500);

        EXACT_DAYS.forEach((preset, days) -> {
            assertThat(incomplete(state, preset, days)).as(preset).isEmpty();
            assertThat(incomplete(state, preset, days + 1)).as(preset).isNotEmpty();
        });
        assertThat(incomplete(state, "value", 37)).containsExactly("expansion-revenue");
        assertThat(incomplete(state, "value", 222)).containsExactlyInAnyOrder("expansion-revenue", "nps");
    }

    @Test
    void anAccountThatIsYoungerThanTheHorizonLacksNothing() {
        assertThat(incomplete(known(Story.HORIZON_DAYS), "value", 390)).isEmpty();
        assertThat(incomplete(known(Story.HORIZON_DAYS + 1), "value", 390)).isNotEmpty();
    }

    @Test
    void soDoesAChangeSinceADayThatIsIncomplete() {
        var state = known(500);
        var then = Scorer.explain(new View(state, Story.TODAY.minusDays(60)), Presets.named("value"));
        var now = Scorer.explain(new View(state, Story.TODAY), Presets.named("value"));

        assertThat(Comparison.between(then, now))
                .filteredOn(Comparison.Change::incomplete)
                .extracting(Comparison.Change::measure)
                .containsExactly("expansion-revenue");
    }

    private static AccountState known(int daysAgo) {
        var story = new Story()
                .daysAgo(daysAgo, new Account.Contract(Story.TODAY, Story.TODAY.plusYears(1), 9_000.0, null))
                .daysAgo(daysAgo, new Account.Signal(Account.Signal.Type.REFERENCE_WILLING))
                .daysAgo(100, new Account.Payment(Account.Payment.State.CURRENT))
                .daysAgo(100, new Account.Meeting(Account.Meeting.Type.QBR, Account.Meeting.State.HELD, true, null))
                .daysAgo(100, new Account.Expansion(900.0), new Account.Renewal(null, null, true), csat())
                .daysAgo(30, new Account.Expansion(450.0), csat());
        var state = story.state();
        state.forgetBefore((int) Story.TODAY.minusDays(Story.HORIZON_DAYS).toEpochDay());
        return state;
    }

    private static Survey.Answered csat() {
        return new Survey.Answered(Survey.Type.CSAT, 4.0, null, null, null, null);
    }

    private static List<String> incomplete(AccountState state, String preset, int daysAgo) {
        var day = Story.TODAY.minusDays(daysAgo);
        return Scorer.explain(new View(state, day), Presets.named(preset)).components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(MeasureScore::incomplete)
                .map(MeasureScore::name)
                .toList();
    }
}
