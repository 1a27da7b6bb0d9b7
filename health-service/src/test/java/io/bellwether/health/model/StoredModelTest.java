package io.bellwether.health.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Account;
import io.bellwether.health.Story;
import io.bellwether.health.risk.Unknown;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Segments;
import io.bellwether.health.verdict.Standing;
import org.junit.jupiter.api.Test;

/** A model that a newer version of the product stored: what this one does not know stays silent and is named. */
class StoredModelTest {

    private static final String NEWER = """
        {"name": "newer", "version": 3, "bands": {"green": 80, "yellow": 50, "blue": 90}, "shape": {"round": true},
         "components": [
           {"name": "money", "weight": 0.5, "colour": "red", "measures": [
             {"name": "payment", "weight": 0.5, "settings": {"late": 0.5, "grace": 3, "mode": {"a": 1}}},
             {"name": "mood", "weight": 0.5, "settings": {"days": 30, "depth": 2, "curve": [[0, 0], [1, 1]]}}]},
           {"name": "future", "weight": 0.5, "measures": [{"name": "mood-trend", "weight": 1}]}],
         "risks": [{"name": "doom", "severity": "critical", "settings": {"days": 5}}, {"name": "red-health"}],
         "expansion": {"opportunities": [{"name": "moon"}]}}
        """;

    private final Model model = Models.stored(NEWER.getBytes(UTF_8));

    @Test
    void whatIsUnknownIsNamed() {
        assertThat(Unknown.in(model)).containsExactly("mood", "mood-trend", "doom", "moon");
    }

    @Test
    void anUnknownMeasureHasNoDataAndAnUnknownConditionNeverHolds() {
        var state = new Story()
                .daysAgo(1, new Account.Payment(Account.Payment.State.CURRENT))
                .state();

        var verdict = new Judge(model, new Segments(100_000, 25_000)).judge(state, Standing.NEW, Story.TODAY);

        assertThat(verdict.score().scored()).isFalse(); // payment alone: 0.5 · 0.5 = 0.25 of the weight
        assertThat(verdict.score().coverage()).isEqualTo(0.25);
        assertThat(verdict.score().exact()).isEqualTo(100);
        assertThat(verdict.standing()).isEqualTo(Standing.NEW);
    }

    @Test
    void anAccountIsExplainedByItNevertheless() {
        var score = Scorer.explain(new Story().view(), model);

        assertThat(score.components()).hasSize(2);
        assertThat(score.components().getFirst().measures().get(1).hasData()).isFalse();
    }

    @Test
    void settingsOfANewerVersionAreKept() {
        var again = Models.stored(Models.write(model));
        var measures = again.components().getFirst().measures();

        assertThat(measures.get(0).params().number("grace")).isEqualTo(3);
        assertThat(measures.get(1).params().number("depth")).isEqualTo(2);
        assertThat(measures.get(1).params().curve().at(0.5)).isEqualTo(0.5);
        assertThat(again.risks().getFirst().params().number("days")).isEqualTo(5);
    }

    @Test
    void oneWhoWritesAModelIsToldInstead() {
        assertThatThrownBy(() -> Models.read(NEWER.getBytes(UTF_8), false))
                .isInstanceOf(InvalidModel.class)
                .hasMessageContaining("there is no measure mood")
                .hasMessageContaining("there is no risk doom")
                .hasMessageContaining("there is no field grace");
    }

    @Test
    void oneThatWasStoredBeforeThereWasARangeStillJudges() {
        var stored = Models.stored(NEWER.replace("\"late\": 0.5", "\"late\": 2")
                .replace("{\"name\": \"red-health\"}", "{\"name\": \"ticket-spike\", \"settings\": {\"atLeast\": 2.5}}")
                .getBytes(UTF_8));

        assertThat(stored.risks().getLast().params().number("atLeast")).isEqualTo(2.5);
        assertThat(stored.components().getFirst().measures().getFirst().params().number("late"))
                .isEqualTo(2);
    }

    @Test
    void nonsenseIsRefusedEvenWhenItWasStored() {
        assertThatThrownBy(() -> Models.stored("{\"name\": \"newer\"}".getBytes(UTF_8)))
                .isInstanceOf(InvalidModel.class)
                .hasMessageContaining("/components");
    }
}
