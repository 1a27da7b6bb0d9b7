package io.bellwether.health.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.verdict.Calm;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Segments;
import io.bellwether.health.verdict.Standing;
import io.bellwether.health.verdict.Verdict;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Who looks ahead sees what who looks every day will see. */
class CalmTest {

    private static final int DAYS_AHEAD = 20;

    @Property(tries = 300)
    void untilThenEachDaySaysTheSameAndTheNextDoesNot(
            @ForAll("samples") Sample sample, @ForAll("models") Model model, @ForAll Random random) {
        var judge = new Judge(model, new Segments(100_000, 25_000));
        var stored = StateCodec.write(Arrival.state(sample, random));
        var today = sample.today();
        var before = judge.judge(asOf(stored, today), Standing.NEW, today.minusDays(1));
        var verdict = judge.judge(asOf(stored, today), before.standing(), today);
        var last = today.plusDays(DAYS_AHEAD);

        var outlook = new Calm(judge, Sample.HORIZON_DAYS).until(last, asOf(stored, today), verdict);

        var until = outlook.until();
        assertThat(until).isBetween(today, last);
        var then = verdict;
        for (var day = today.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            then = judge.judge(asOf(stored, day), then.standing(), day);
            assertThat(figures(then)).isEqualTo(figures(verdict));
        }
        assertThat(outlook.standing()).isEqualTo(then.standing());
        if (until.isBefore(last)) {
            var next = until.plusDays(1);
            assertThat(figures(judge.judge(asOf(stored, next), then.standing(), next)))
                    .isNotEqualTo(figures(verdict));
        }
        covered(today, until, last);
        Statistics.label("held for days")
                .collect(until.isAfter(today) && !verdict.standing().isEmpty())
                .coverage(seen -> seen.check(true).count(samples -> samples > 0));
    }

    private static AccountState asOf(byte[] stored, LocalDate day) {
        return StateCodec.read(stored, (int) day.minusDays(Sample.HORIZON_DAYS).toEpochDay());
    }

    private static List<Object> figures(Verdict verdict) {
        var score = verdict.score();
        return Arrays.asList(
                verdict.model().name(),
                score.scored(),
                score.scored() ? score.exact() : null,
                score.coverage(),
                score.band(),
                verdict.card(),
                verdict.parent(),
                verdict.churned(),
                verdict.standing().announced(),
                raised(verdict.standing().risks(), score.asOf()),
                raised(verdict.standing().opportunities(), score.asOf()));
    }

    private static List<String> raised(List<Raised> raised, LocalDate day) {
        return raised.stream()
                .map(each -> "%s %s %s %s %s %s, %s"
                        .formatted(
                                each.name(),
                                each.severity(),
                                each.confidence(),
                                each.evidence(),
                                each.since(),
                                each.saidOn(),
                                each.lastHeld().equals(day) ? "holds" : "held " + each.lastHeld()))
                .toList();
    }

    private static void covered(LocalDate today, LocalDate until, LocalDate last) {
        Statistics.label("calm")
                .collect(until.equals(last) ? "all days" : until.equals(today) ? "not a day" : "some days")
                .coverage(seen -> List.of("all days", "not a day", "some days")
                        .forEach(how -> seen.check(how).count(samples -> samples > 0)));
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
