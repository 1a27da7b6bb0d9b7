package io.bellwether.health.model;

import static io.bellwether.health.model.ModelsTest.SMALL;
import static io.bellwether.health.model.ModelsTest.faults;
import static io.bellwether.health.model.ModelsTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.health.measure.Measures;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings with which a measure would never have data, or a rule hold always or never, are refused. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "integrations,         target, 0,      must be above 0",
        "session-duration,     seconds, -5,    must be above 0",
        "expansion-revenue,    share, 0,       must be above 0",
        "expansion-potential,  seats, 1.1,     must be from 0 to 1",
        "expansion-potential,  nps, 101,       must be from -100 to 100",
        "sponsor-access,       plain, -0.1,    must be from 0 to 1",
    })
    void aMeasuresSettingsAreInTheirRange(String measure, String setting, String value, String fault) {
        var document =
                SMALL.replace("usage-trend]", "{name: %s, settings: {%s: %s}}]".formatted(measure, setting, value));

        assertThat(faults(document)).containsExactly("/components/0/measures/1/settings/" + setting + " " + fault);
    }

    @ParameterizedTest
    @CsvSource({
        "usage-decline,            ratio, -1,        must be from 0 to 1000",
        "usage-decline,            atLeast, 0,       must be a whole number from 1 to 1000000",
        "score-drop,               points, -3,       must be from 0 to 100",
        "competition,              mentions, 0,      must be a whole number from 1 to 1000000",
        "quality-issues,           topic, 0,         must be a whole number from 1 to 1000000",
        "nps-low,                  answers, 2.5,     must be a whole number from 1 to 1000000",
        "nps-low,                  below, 101,       must be from -100 to 100",
        "nps-low,                  detractor, 11,    must be from 0 to 10",
        "satisfaction-at-risk,     satisfied, 85,    must be from 0 to 1",
        "onboarding-slow-training, attendance, 50,   must be from 0 to 1",
        "onboarding-blocked,       phase, 3.5,       must be a whole number from 0 to 3660",
        "renewal-at-risk,          below, 60,        must be from 0 to 1",
    })
    void aRulesSettingsAreInTheirRange(String risk, String setting, String value, String fault) {
        var document = SMALL + "risks: [{name: %s, settings: {%s: %s}}]\n".formatted(risk, setting, value);

        assertThat(faults(document)).containsExactly("/risks/0/settings/" + setting + " " + fault);
    }

    @Test
    void thereIsSomethingFromTheOneToBelowTheOther() {
        var document = SMALL + "risks: [renewal-at-risk, {name: renewal-at-risk, settings: {from: 0.9}}]\n";

        assertThat(faults(document)).containsExactly("/risks/1/settings from must be less than below");
        assertThat(read(document.replace("from: 0.9", "from: 0.89")).risks()).hasSize(2);
    }

    @Test
    void settingsOfTheConfidenceAreInTheirRange() {
        assertThat(faults(SMALL + "expansion: {confidence: {executiveTarget: 0, roi: -1, breadth: 2}}\n"))
                .containsExactlyInAnyOrder(
                        "/expansion/confidence/executiveTarget must be above 0",
                        "/expansion/confidence/roi must be from 0 to 1000",
                        "/expansion/confidence/breadth must be from 0 to 1");
    }

    @Test
    void everySettingHasARange() {
        var rules = Stream.concat(read(SMALL).risks().stream(), read(SMALL).expansion().opportunities().stream());
        var settings = Stream.of(
                        Measures.all().stream().map(Presets::settings),
                        rules.map(Rule::params),
                        Stream.of(read(SMALL).expansion().confidence()))
                .flatMap(Function.identity())
                .map(params -> params.numbers().keySet());

        assertThat(settings)
                .allSatisfy(names -> assertThat(names)
                        .allSatisfy(name ->
                                assertThat(Range.of(name, names)).as(name).isNotEqualTo(Range.ANY)));
    }
}
