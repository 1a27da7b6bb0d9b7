package io.bellwether.health.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Survey;
import io.bellwether.health.Story;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

    /** The score is the mean CSAT answer of the day, in fifths of 100. */
    private static final Model BY_DAY = new Model(
            "m",
            1,
            "M",
            null,
            new Model.Bands(80, 50),
            0,
            List.of(new Model.Component(
                    "all",
                    1,
                    List.of(new Model.Weighted(Measures.named("csat"), 1, new Params(Map.of("days", 1.0), null))))),
            List.of(),
            Presets.named("value").expansion());

    @Test
    void aDayHasOneScoreFromWhereverItIsSeen() {
        var scores =
                new Scores(new Story().daysAgo(2, csat(5)).daysAgo(0, csat(3)).view(), BY_DAY);

        assertThat(scores.now().rounded()).isEqualTo(60);
        assertThat(scores.daysEarlier(2).rounded()).isEqualTo(100);
        assertThat(scores.from(1).daysEarlier(1)).isSameAs(scores.daysEarlier(2));
        assertThat(scores.from(2).now()).isSameAs(scores.daysEarlier(2));
        assertThat(scores.from(1).now().scored()).isFalse();
    }

    private static Survey.Answered csat(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }
}
