package io.bellwether.health.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import io.bellwether.health.oracle.NaiveRaising.Look;
import io.bellwether.health.risk.Change;
import io.bellwether.health.risk.Found;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.risk.Raising;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Segments;
import io.bellwether.health.verdict.Standing;
import io.bellwether.health.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Raised, cleared and announced as the naive reading has it, look by look and day by day. */
class HysteresisTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final int DAYS = 20;
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** What held when it was looked at, so many days after the look before. */
    record Step(int days, Set<String> held) {}

    @Property
    void everyLookRaisesAndClearsAsTheListOfLooksSays(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 40) int calmDays) {
        var looks = new HashMap<String, List<Look>>();
        var raised = List.<Raised>of();
        var today = MONDAY;
        for (var step : steps) {
            today = today.plusDays(step.days());
            var before = names(raised);
            var found = step.held().stream().sorted().map(HysteresisTest::found).toList();
            var next = Raising.next(raised, found, today, _ -> calmDays, _ -> MONDAY);
            raised = next.raised();
            var expected = new HashSet<String>();
            for (var name : NAMES) {
                looks.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(new Look(today, step.held().contains(name)));
                if (NaiveRaising.raised(looks.get(name), calmDays)) {
                    expected.add(name);
                }
            }
            assertThat(names(raised)).isEqualTo(expected);
            assertChangesSaid(before, next);
        }
        Statistics.label("raised at the end").collect(raised.size());
    }

    @Property(tries = 100)
    void everyDayOfAnAccountRaisesAndClearsAsItsConditionsSay(
            @ForAll("samples") Sample sample, @ForAll("models") Model model, @ForAll Random random) {
        var state = Arrival.state(sample, random);
        var judge = new Judge(model, new Segments(100_000, 25_000));
        var naive = new NaiveStanding(Recipes.of(model), model);
        var standing = Standing.NEW;
        for (int daysAgo = DAYS - 1; daysAgo >= 0; daysAgo--) {
            var day = sample.today().minusDays(daysAgo);
            var before = standing.announced();
            var verdict = judge.judge(state, standing, day);
            standing = verdict.standing();
            naive.look(sample.diary().asOf(day));

            assertThat(names(standing.risks())).isEqualTo(naive.risks());
            assertThat(standing.churnRisk()).isEqualTo(naive.churnRisk());
            assertThat(names(standing.opportunities())).isEqualTo(naive.opportunities());
            assertThat(standing.announced()).isEqualTo(naive.announced());
            covered(naive, standing);
            covered(before, verdict);
        }
    }

    private static void covered(NaiveStanding naive, Standing standing) {
        Statistics.label("raised though it no longer holds")
                .collect(naive.calming())
                .coverage(seen -> seen.check(true).count(days -> days > 0));
        Statistics.label("an opportunity raised")
                .collect(!standing.opportunities().isEmpty())
                .coverage(seen -> seen.check(true).count(days -> days > 0));
    }

    private static void covered(Band before, Verdict verdict) {
        var shown = verdict.score().band();
        var announced = verdict.standing().announced();
        Statistics.label("another band announced")
                .collect(before != null && announced != before)
                .coverage(seen -> seen.check(true).count(days -> days > 0));
        Statistics.label("another band held back")
                .collect(shown != null && shown != announced)
                .coverage(seen -> seen.check(true).count(days -> days > 0));
    }

    /** What is new is said, what is gone is cleared, and what goes on unchanged is said no more. */
    private static void assertChangesSaid(Set<String> before, Raising next) {
        var said = new HashSet<String>();
        var cleared = new HashSet<String>();
        for (var change : next.changes()) {
            switch (change) {
                case Change.Said(Raised raised) -> said.add(raised.name());
                case Change.Cleared gone -> cleared.add(gone.was().name());
            }
        }
        var now = names(next.raised());
        assertThat(said).isEqualTo(without(now, before));
        assertThat(cleared).isEqualTo(without(before, now));
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        var rest = new HashSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> names(List<Raised> raised) {
        return new HashSet<>(raised.stream().map(Raised::name).toList());
    }

    private static Found found(String name) {
        return new Found(new Rule(name, Severity.HIGH, 0, Params.NONE), Double.NaN, "so");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var days = Arbitraries.of(0, 0, 1, 1, 1, 1, 2, 3, 7, 30);
        var held = Arbitraries.of(NAMES).set().ofMaxSize(2);
        return Combinators.combine(days, held)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Samples.any();
    }

    @Provide
    Arbitrary<Model> models() {
        return Models.any();
    }
}
