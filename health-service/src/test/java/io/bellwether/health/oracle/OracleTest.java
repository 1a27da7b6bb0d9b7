package io.bellwether.health.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Severity;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.measure.Inputs;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.measure.Reading;
import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Conditions;
import io.bellwether.health.risk.Found;
import io.bellwether.health.risk.Scores;
import io.bellwether.health.risk.Subject;
import io.bellwether.health.score.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * The core agrees with the naive reading of the definitions, whatever was said of an account, in whatever order it
 * arrived, by whatever model and as of whatever day. For a longer search than the usual thousand tries each:
 * {@code -Djqwik.tries.default=100000}.
 */
class OracleTest {

    private static final double CLOSE = 1e-9;

    /** Of fewer samples it is not demanded that they show everything. */
    private static final int ENOUGH = 1_000;

    /** It holds in four of a thousand samples: now and then in none. */
    private static final String RARE = "csat-declining";

    /** All that publishers send. */
    private static final List<Class<?>> KINDS = Stream.of(Usage.class, Ticket.class, Survey.class, Account.class)
            .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
            .toList();

    @Property
    void everyMeasureAgrees(
            @ForAll("samples") Sample sample, @ForAll("settings") Map<String, Params> settings, @ForAll Random random) {
        var view = Arrival.view(sample, random);
        var diary = sample.diary();

        for (var measure : Measures.all()) {
            var params = settings.get(measure.name());
            double value = measure.formula().of(new Reading(view, params, Inputs.IGNORED));
            var expected = Rows.value(measure.name(), diary, Recipes.settings(params));

            assertClose(measure.name() + " " + params, value, expected);
            Statistics.label(measure.name())
                    .collect(expected != null)
                    .coverage(seen -> seen.check(true).count((samples, of) -> samples > 20 || of < ENOUGH));
        }
    }

    @Property
    void everyScoreAgrees(@ForAll("samples") Sample sample, @ForAll("models") Model model, @ForAll Random random) {
        var score = Scorer.score(Arrival.view(sample, random), model);
        var expected = NaiveScore.of(sample.diary(), Recipes.of(model));

        assertThat(score.scored()).as("scored").isEqualTo(expected.scored());
        assertThat(score.band()).isEqualTo(expected.band());
        assertClose("coverage", score.coverage(), expected.coverage());
        if (expected.exact() != null) {
            assertClose("exact", score.exact(), expected.exact());
            assertThat(score.rounded()).isEqualTo(expected.rounded());
        }
        for (int i = 0; i < expected.components().size(); i++) {
            var component = score.components().get(i);
            var naive = expected.components().get(i);
            assertClose(component.name(), component.value(), naive.value());
            for (int j = 0; j < naive.measures().size(); j++) {
                var measure = component.measures().get(j);
                assertClose(
                        measure.name(), measure.value(), naive.measures().get(j).value());
                assertClose(
                        "points of " + measure.name(),
                        measure.points(),
                        naive.measures().get(j).points());
            }
        }
        Statistics.label("band").collect(String.valueOf(expected.band())).coverage(seen -> {
            for (var band : List.of("GREEN", "YELLOW", "RED", "null")) {
                seen.check(band).count((samples, of) -> samples > 0.03 * of || of < ENOUGH);
            }
        });
    }

    @Property
    void everyConditionAgrees(@ForAll("samples") Sample sample, @ForAll("models") Model model, @ForAll Random random) {
        var view = Arrival.view(sample, random);
        var diary = sample.diary();
        var recipe = Recipes.of(model);
        var scores = new Scores(view, model);

        for (int i = 0; i < model.risks().size(); i++) {
            var rule = model.risks().get(i);
            var evidence = Conditions.named(rule.name()).test().evidence(new Subject(view, rule.params(), scores));
            boolean expected = NaiveRisks.holds(recipe.risks().get(i), diary, recipe);

            assertThat(evidence != null).as("%s: %s", rule, evidence).isEqualTo(expected);
            covered(rule.name(), expected);
        }
        for (int i = 0; i < model.expansion().opportunities().size(); i++) {
            var rule = model.expansion().opportunities().get(i);
            var evidence = Conditions.named(rule.name()).test().evidence(new Subject(view, rule.params(), scores));
            boolean expected =
                    NaiveExpansion.holds(recipe.expansion().opportunities().get(i), diary);

            assertThat(evidence != null).as("%s: %s", rule, evidence).isEqualTo(expected);
            covered(rule.name(), expected);
        }
    }

    @Property
    void everyAssessmentAgrees(
            @ForAll("samples") Sample sample,
            @ForAll("models") Model model,
            @ForAll Severity churnRisk,
            @ForAll Random random) {
        var assessment = new Assessment(Arrival.view(sample, random), model);
        var diary = sample.diary();
        var recipe = Recipes.of(model);
        var raised = churnRisk == Severity.LOW ? null : churnRisk;
        var opportunities = assessment.opportunities(raised);
        var expected = NaiveExpansion.holding(diary, recipe, raised);

        assertThat(assessment.risks().stream().map(risk -> risk.name() + " " + risk.severity()))
                .isEqualTo(NaiveRisks.holding(diary, recipe).stream()
                        .map(line -> line.name() + " " + line.severity())
                        .toList());
        assertThat(opportunities.stream().map(Found::name)).isEqualTo(expected);
        for (var opportunity : opportunities) {
            assertClose(
                    "confidence",
                    opportunity.confidence(),
                    NaiveExpansion.confidence(diary, recipe.expansion().confidence()));
        }
        covered("an opportunity", !expected.isEmpty());
    }

    @Property
    void everyKindOfEventIsTried(@ForAll("samples") Sample sample) {
        for (var kind : KINDS) {
            Statistics.label(kind.getName())
                    .collect(sample.events().stream().anyMatch(event -> kind.isInstance(event.fact())))
                    .coverage(seen -> seen.check(true).count((samples, of) -> samples > 20 || of < ENOUGH));
        }
    }

    private static void covered(String name, boolean holds) {
        Statistics.label(name).collect(holds).coverage(seen -> {
            seen.check(true).count((samples, of) -> samples > 0 || of < ENOUGH || name.equals(RARE));
            seen.check(false).count((samples, of) -> samples > 20 || of < ENOUGH);
        });
    }

    private static void assertClose(String what, double value, Fraction expected) {
        if (expected == null) {
            assertThat(value).as(what).isNaN();
        } else {
            assertThat(value).as(what).isFinite();
            assertThat(Math.abs(value - expected.value()))
                    .as("%s: %s, not %s", what, value, expected.value())
                    .isLessThanOrEqualTo(CLOSE);
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Samples.any();
    }

    @Provide
    Arbitrary<Model> models() {
        return Models.any();
    }

    @Provide
    Arbitrary<Map<String, Params>> settings() {
        return Models.settings();
    }
}
