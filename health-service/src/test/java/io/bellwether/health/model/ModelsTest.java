package io.bellwether.health.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.events.Severity;
import io.bellwether.health.measure.Curve;
import io.bellwether.health.measure.Measures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents that become models, and all that can be wrong with those that do not. */
class ModelsTest {

    static final String SMALL = """
        name: small
        bands: {green: 80, yellow: 50}
        components:
          - name: usage
            weight: 0.6
            measures: [active-users, usage-trend]
          - name: money
            weight: 0.4
            measures:
              - {name: payment, weight: 0.7, settings: {late: 0.25}}
              - {name: goals, weight: 0.3}
        """;

    @Test
    void whatADocumentLeavesOutComesFromTheDefaults() {
        var model = read(SMALL);
        var value = Presets.named("value");

        assertThat(model.version()).isEqualTo(1);
        assertThat(model.title()).isNull();
        assertThat(model.coverageFloor()).isEqualTo(0.3);
        assertThat(model.risks()).isEqualTo(value.risks());
        assertThat(model.expansion()).isEqualTo(value.expansion());
        var usage = model.components().getFirst();
        assertThat(usage.measures()).extracting(Model.Weighted::weight).containsExactly(0.5, 0.5);
        assertThat(usage.measures().get(1).measure()).isSameAs(Measures.named("usage-trend"));
        assertThat(usage.measures().get(1).params().days()).isEqualTo(30);
        assertThat(usage.measures().get(1).params().curve().at(1)).isEqualTo(0.7);
    }

    @Test
    void aSettingCanBeChangedWithoutRepeatingTheOthers() {
        var model = read(SMALL.replace(
                "[active-users, usage-trend]",
                "[{name: usage-trend, settings: {days: 60}}, {name: competition, settings: {curve: [[0, 1],"
                        + " [4, 0.5]]}}]"));

        var measures = model.components().getFirst().measures();
        assertThat(measures.get(0).params().days()).isEqualTo(60);
        assertThat(measures.get(0).params().curve().points()).hasSize(3);
        assertThat(measures.get(1).params().days()).isEqualTo(90);
        assertThat(measures.get(1).params().curve().points())
                .containsExactly(new Curve.Point(0, 1), new Curve.Point(4, 0.5));
    }

    @Test
    void aRuleInheritsFromTheSharedRuleOfItsName() {
        var model = read(SMALL + """
            risks:
              - renewal-at-risk
              - {name: renewal-at-risk, settings: {below: 0.8}}
              - {name: ticket-spike, severity: low, calmDays: 3}
            expansion:
              gate: 70
              opportunities: [{name: seats, settings: {seats: 0.9}}]
            """);

        var first = model.risks().get(0);
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.params().number("below")).isEqualTo(0.6);
        var second = model.risks().get(1);
        assertThat(second.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(second.calmDays()).isZero();
        assertThat(second.params().number("from")).isEqualTo(0.6);
        assertThat(second.params().number("below")).isEqualTo(0.8);
        var third = model.risks().get(2);
        assertThat(third.severity()).isEqualTo(Severity.LOW);
        assertThat(third.calmDays()).isEqualTo(3);
        assertThat(third.params().number("atLeast")).isEqualTo(5);
        assertThat(model.expansion().gate()).isEqualTo(70);
        assertThat(model.expansion().inclusive()).isFalse();
        assertThat(model.expansion().opportunities()).hasSize(1);
        assertThat(model.expansion().opportunities().getFirst().params().number("seats"))
                .isEqualTo(0.9);
    }

    @Test
    void aModelMayLookForNoRisksAndNoOpportunities() {
        var model = read(SMALL + "risks: []\nexpansion: {opportunities: []}\n");

        assertThat(model.risks()).isEmpty();
        assertThat(model.expansion().opportunities()).isEmpty();
    }

    @Test
    void jsonMayBeIndentedByTabs() {
        var json = new String(Models.write(read(SMALL)), UTF_8).replace("{\"", "{\n\t\"");

        assertThat(read(json)).isEqualTo(read(SMALL));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var preset : Presets.all()) {
            assertThat(Models.read(Models.write(preset), false)).isEqualTo(preset);
            assertThat(Models.stored(Models.write(preset))).isEqualTo(preset);
        }
    }

    @Test
    void wholeNumbersAreWrittenAsSuch() {
        assertThat(new String(Models.write(read(SMALL)), UTF_8))
                .contains("\"settings\":{\"curve\":[[0.5,0],[1,0.7],[1.25,1]],\"days\":30}");
    }

    static Model read(String document) {
        return Models.read(document.getBytes(UTF_8), false);
    }

    static List<String> faults(String document) {
        var refusal = catchThrowableOfType(InvalidModel.class, () -> read(document));
        assertThat(refusal).as("refused").isNotNull();
        return refusal.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .toList();
    }
}
