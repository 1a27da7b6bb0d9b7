package io.bellwether.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Survey;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void hasEachScoreOfTheScaleThoughNobodyGaveIt() {
        assertThat(Distribution.of(Survey.Type.CSAT, Map.of(4.0, 2L)).counts())
                .containsExactly(
                        Map.entry(1.0, 0L),
                        Map.entry(2.0, 0L),
                        Map.entry(3.0, 0L),
                        Map.entry(4.0, 2L),
                        Map.entry(5.0, 0L));
    }

    @Test
    void keepsScoresBetweenWholeOnes() {
        assertThat(Distribution.of(Survey.Type.CES, Map.of(1.5, 3L)).counts()).containsEntry(1.5, 3L);
    }

    @Test
    void countsAllAnswers() {
        assertThat(Distribution.of(Survey.Type.NPS, Map.of(0.0, 2L, 10.0, 3L)).count())
                .isEqualTo(5);
    }
}
