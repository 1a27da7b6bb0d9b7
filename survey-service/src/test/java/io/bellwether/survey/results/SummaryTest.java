package io.bellwether.survey.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Survey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SummaryTest {

    private static final double TINY = 1e-9;

    @Example
    void noAnswerIsNoOpinion() {
        assertThat(Summary.of(Survey.Type.CSAT, answers(Survey.Type.CSAT))).isEmpty();
    }

    @Example
    void csatIsTheShareOfFoursAndFives() {
        var summary = Summary.of(Survey.Type.CSAT, answers(Survey.Type.CSAT, 5, 4, 3, 1))
                .orElseThrow();

        assertThat(summary.value()).isEqualTo(50);
        assertThat(summary.mean()).isEqualTo(3.25);
    }

    @Example
    void npsIsPromotersLessDetractors() {
        var summary = Summary.of(Survey.Type.NPS, answers(Survey.Type.NPS, 10, 9, 8, 7, 6))
                .orElseThrow();

        assertThat(summary.value()).isCloseTo(20, within(TINY));
    }

    @Example
    void cesIsTheMeanAndHasNoInterval() {
        var summary =
                Summary.of(Survey.Type.CES, answers(Survey.Type.CES, 1, 2)).orElseThrow();

        assertThat(summary).isEqualTo(new Summary(1.5, 1.5, Optional.empty()));
    }

    @Example
    void aTargetIsMetWhenReached() {
        var csat = Summary.of(Survey.Type.CSAT, answers(Survey.Type.CSAT, 5, 1)).orElseThrow();
        var ces = Summary.of(Survey.Type.CES, answers(Survey.Type.CES, 1, 3)).orElseThrow();

        assertThat(csat.meets(Survey.Type.CSAT, 50)).isTrue();
        assertThat(csat.meets(Survey.Type.CSAT, 50.1)).isFalse();
        assertThat(ces.meets(Survey.Type.CES, 2.0)).isTrue();
        assertThat(ces.meets(Survey.Type.CES, 1.9)).isFalse();
    }

    @Property
    void npsAgreesWithTheVarianceOfItsAnswers(@ForAll("npsAnswers") List<Double> scores) {
        var summary =
                Summary.of(Survey.Type.NPS, answers(Survey.Type.NPS, scores)).orElseThrow();

        var votes = scores.stream()
                .mapToDouble(score -> score >= 9 ? 100 : score <= 6 ? -100 : 0)
                .toArray();
        double mean = Arrays.stream(votes).average().orElseThrow();
        double variance = Arrays.stream(votes)
                .map(vote -> (vote - mean) * (vote - mean))
                .average()
                .orElseThrow();
        double margin = 1.96 * Math.sqrt(variance / votes.length);
        var interval = summary.interval().orElseThrow();
        assertThat(summary.value()).isCloseTo(mean, within(TINY));
        assertThat(interval.low()).isCloseTo(Math.max(-100, mean - margin), within(1e-5));
        assertThat(interval.high()).isCloseTo(Math.min(100, mean + margin), within(1e-5));
    }

    /** Wilson's bounds are the shares from which what was seen is just 1.96 standard errors away. */
    @Property
    void csatAgreesWithTheEquationBehindWilson(@ForAll("csatAnswers") List<Double> scores) {
        var summary =
                Summary.of(Survey.Type.CSAT, answers(Survey.Type.CSAT, scores)).orElseThrow();

        double seen = summary.value() / 100;
        var interval = summary.interval().orElseThrow();
        assertThat(summary.value())
                .isCloseTo(100.0 * scores.stream().filter(s -> s >= 4).count() / scores.size(), within(TINY));
        for (double bound : new double[] {interval.low() / 100, interval.high() / 100}) {
            double errors = 1.96 * Math.sqrt(bound * (1 - bound) / scores.size());
            assertThat(Math.abs(seen - bound)).isCloseTo(errors, within(1e-6));
        }
        assertThat(interval.low()).isBetween(0.0, summary.value() + TINY);
        assertThat(interval.high()).isBetween(summary.value() - TINY, 100.0);
    }

    @Property
    void theMeanIsTheMean(@ForAll("csatAnswers") List<Double> scores) {
        var summary =
                Summary.of(Survey.Type.CES, answers(Survey.Type.CES, scores)).orElseThrow();

        double mean = scores.stream().mapToDouble(score -> score).average().orElseThrow();
        assertThat(summary.value()).isCloseTo(mean, within(TINY));
    }

    @Provide
    Arbitrary<List<Double>> npsAnswers() {
        return Arbitraries.integers()
                .between(0, 10)
                .map(Integer::doubleValue)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Double>> csatAnswers() {
        return Arbitraries.integers()
                .between(2, 10)
                .map(half -> half / 2.0)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Distribution answers(Survey.Type survey, double... scores) {
        return answers(survey, Arrays.stream(scores).boxed().toList());
    }

    private static Distribution answers(Survey.Type survey, List<Double> scores) {
        var counts = scores.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return Distribution.of(survey, counts);
    }
}
