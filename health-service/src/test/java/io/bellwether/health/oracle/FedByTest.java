package io.bellwether.health.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.EventType;
import io.bellwether.health.measure.Inputs;
import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.measure.Reading;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.model.Rule;
import io.bellwether.health.risk.Conditions;
import io.bellwether.health.risk.Scores;
import io.bellwether.health.risk.Subject;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The catalogue tells which events feed a measure or a condition: those and no others, and each of a measure's events
 * makes a difference to some account. Always the same accounts, so that all differences are sure to be seen.
 */
class FedByTest {

    private static final Model VALUE = Presets.named(Presets.DEFAULT);
    private static final Set<String> DIFFERENCES = new HashSet<>();

    @Property(seed = "1", tries = 500)
    void nothingElseFeedsAMeasure(@ForAll("samples") Sample sample) {
        var all = view(sample, _ -> true);
        var fed = new HashMap<List<String>, View>();
        for (var measure : Measures.all()) {
            var params = Presets.settings(measure);
            var events = measure.figure().events();
            double value = value(measure, params, all);

            assertThat(value(measure, params, fed.computeIfAbsent(events, of -> view(sample, kind -> feeds(of, kind)))))
                    .as(measure.name())
                    .isEqualTo(value);
            for (var event : events) {
                var name = measure.name() + " " + event;
                if (!DIFFERENCES.contains(name)
                        && value(measure, params, view(sample, kind -> !feeds(List.of(event), kind))) != value) {
                    DIFFERENCES.add(name);
                }
            }
        }
    }

    @Property(seed = "1", tries = 500)
    void nothingElseFeedsACondition(@ForAll("samples") Sample sample) {
        var all = view(sample, _ -> true);
        var fed = new HashMap<List<String>, View>();
        for (var rule : rules()) {
            var events = Conditions.named(rule.name()).events();
            if (!events.isEmpty()) { // else it looks at the score
                assertThat(evidence(rule, fed.computeIfAbsent(events, of -> view(sample, kind -> feeds(of, kind)))))
                        .as(rule.name())
                        .isEqualTo(evidence(rule, all));
            }
        }
    }

    @AfterContainer
    static void eachEventMakesADifference() {
        var told = Measures.all().stream()
                .flatMap(measure -> measure.figure().events().stream().map(event -> measure.name() + " " + event));

        assertThat(DIFFERENCES).containsExactlyInAnyOrderElementsOf(told.toList());
    }

    private static double value(Measure measure, Params params, View view) {
        double value = measure.formula().of(new Reading(view, params, Inputs.IGNORED));
        return Double.isNaN(value) ? -1 : value;
    }

    private static String evidence(Rule rule, View view) {
        var subject = new Subject(view, rule.params(), new Scores(view, VALUE));
        return Conditions.named(rule.name()).test().evidence(subject);
    }

    private static List<Rule> rules() {
        return Stream.concat(VALUE.risks().stream(), VALUE.expansion().opportunities().stream())
                .toList();
    }

    private static boolean feeds(List<String> events, String kind) {
        return events.contains(kind) || (events.contains("account.*") && kind.startsWith("account."));
    }

    private static View view(Sample sample, Predicate<String> kinds) {
        var state = new AccountState();
        int oldest = (int) sample.oldest().toEpochDay();
        sample.events().stream()
                .filter(event -> kinds.test(EventType.of(event.fact()).kind()))
                .forEach(event -> Folding.fold(state, event, oldest));
        return new View(state, sample.asOf());
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Samples.any();
    }
}
