package io.bellwether.health.model;

import static io.bellwether.health.model.ModelsTest.SMALL;
import static io.bellwether.health.model.ModelsTest.faults;
import static io.bellwether.health.model.ModelsTest.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All that can be wrong with documents that do not become models. */
class ModelFaultsTest {

    @Test
    void weightsThatDoNotSumToOneAreRefusedOrNormalisedOnRequest() {
        var document = SMALL.replace("weight: 0.4", "weight: 0.9").replace("weight: 0.3", "weight: 0.7");

        assertThat(faults(document))
                .containsExactlyInAnyOrder(
                        "/components weights must sum to 1, not 1.5",
                        "/components/1/measures weights must sum to 1, not 1.4");
        var model = Models.read(document.getBytes(UTF_8), true);
        assertThat(model.components())
                .extracting(Model.Component::weight)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(0.4, 0.6);
        assertThat(model.components().get(1).measures())
                .extracting(Model.Weighted::weight)
                .containsExactly(0.5, 0.5);
    }

    @Test
    void weightsMayBeOffByARoundingErrorOnly() {
        assertThat(read(SMALL.replace("0.6", "0.6000000001")).components()).hasSize(2);
        assertThat(faults(SMALL.replace("0.6", "0.600001"))).hasSize(1);
    }

    @Test
    void everyMeasureOfAComponentHasAWeightOrNone() {
        assertThat(faults(SMALL.replace(", weight: 0.7", "")))
                .containsExactly("/components/1/measures/0/weight is missing");
    }

    @Test
    void namesThatNobodyKnowsComeWithTheNearest() {
        var document = SMALL.replace("active-users", "active-user")
                        .replace("name: goals", "name: zzz")
                        .replace("yellow:", "yelow:")
                        .replace("late:", "latte:")
                + "risks: [score-dropp, seats]\nexpansion: {opportunities: [seat], confidence: {npsDay: 3}}\n";

        assertThat(faults(document))
                .contains(
                        "/components/0/measures/0/name there is no measure active-user; did you mean active-users?",
                        "/bands/yelow there is no field yelow; did you mean yellow?",
                        "/bands/yellow is missing",
                        "/components/1/measures/0/settings/latte there is no field latte; did you mean late?",
                        "/risks/0/name there is no risk score-dropp; did you mean score-drop?",
                        "/expansion/opportunities/0/name there is no opportunity seat; did you mean seats?",
                        "/expansion/confidence/npsDay there is no field npsDay; did you mean npsDays?")
                .anyMatch(fault -> fault.startsWith("/components/1/measures/1/name there is no measure zzz; known are: "
                        + "active-users, ces, champion-strength"))
                .anyMatch(fault -> fault.startsWith("/risks/1/name there is no risk seats; known are: budget-cut"));
    }

    @Test
    void noFieldIsOverlookedWhereverItStands() {
        var document = SMALL.replace("name: small", "name: small\nextra: 1")
                        .replace("weight: 0.6", "weight: 0.6\n    extra: 1\n    labels: [{from: 0, name: a, extra: 1}]")
                        .replace("weight: 0.3", "weight: 0.3, extra: 1")
                + "risks: [{name: red-health, extra: 1}]\n"
                + "expansion: {extra: 1, opportunities: [{name: seats, extra: 1}]}\n";

        assertThat(faults(document))
                .hasSize(7)
                .allMatch(fault -> fault.contains("there is no field extra"))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "/extra",
                        "/components/0/extra",
                        "/components/0/labels/0/extra",
                        "/components/1/measures/1/extra",
                        "/risks/0/extra",
                        "/expansion/extra",
                        "/expansion/opportunities/0/extra");
    }

    @Test
    void aWeightOfZeroIsNone() {
        assertThat(faults(SMALL.replace("0.7", "1").replace("0.3", "0")))
                .containsExactly("/components/1/measures/1/weight must be above 0");
    }

    @Test
    void curvesIncreaseInXAndStayWithinZeroAndOne() {
        assertThat(faults(curve("[[1, 0.5], [1, 0.6]]")))
                .containsExactly(AT + "/curve/1/0 must be above the x of the point before");
        assertThat(faults(curve("[[1, 0.5], [2, 1.1]]"))).containsExactly(AT + "/curve/1/1 must be from 0 to 1");
        assertThat(faults(curve("[[1, -0.1], [2, 1]]"))).containsExactly(AT + "/curve/0/1 must be from 0 to 1");
        assertThat(faults(curve("[[1, 0.5]]"))).containsExactly(AT + "/curve needs at least two points");
        assertThat(faults(curve("[]"))).containsExactly(AT + "/curve needs at least two points");
        assertThat(faults(curve("[[1], [2, 0, 0]]")))
                .containsExactly(AT + "/curve/0 must be a pair of x and y", AT + "/curve/1 must be a pair of x and y");
        assertThat(faults(curve("[[one, 0], [2, 1]]"))).containsExactly(AT + "/curve/0/0 must be a finite number");
        assertThat(faults(curve("5"))).containsExactly(AT + "/curve must be a list");
    }

    private static final String AT = "/components/0/measures/1/settings";

    private static String curve(String points) {
        return SMALL.replace("usage-trend]", "{name: usage-trend, settings: {curve: " + points + "}}]");
    }

    @Test
    void bandsAreSane() {
        assertThat(faults(bands("{green: 50, yellow: 50}"))).containsExactly("/bands yellow must begin below green");
        assertThat(faults(bands("{green: 101, yellow: 50}")))
                .contains("/bands/green must be a whole number from 1 to 100");
        assertThat(faults(bands("{green: 80, yellow: 0}")))
                .containsExactly("/bands/yellow must be a whole number from 1 to 100");
        assertThat(faults(bands("{green: 80.5, yellow: 50}")))
                .contains("/bands/green must be a whole number from 1 to 100");
        assertThat(faults(bands("{green: 80, yellow: 50, advice: {blue: No}}")))
                .containsExactly("/bands/advice/blue there is no field blue; known are: green, red, yellow");
        assertThat(faults(bands("{green: 80, yellow: 50, announce: {points: -1, days: 0}}")))
                .containsExactly(
                        "/bands/announce/points must be a whole number from 0 to 100",
                        "/bands/announce/days must be a whole number from 1 to 3660");
        assertThat(read(bands("{green: 80, yellow: 50, announce: {days: 5}}"))
                        .bands()
                        .announce())
                .isEqualTo(new Model.Hysteresis(2, 5));
        var bands = read(bands("{green: 100, yellow: 1}")).bands();
        assertThat(bands).isEqualTo(new Model.Bands(100, 1, new Model.Hysteresis(2, 3), Map.of()));
    }

    private static String bands(String bands) {
        return SMALL.replace("{green: 80, yellow: 50}", bands);
    }

    @Test
    void namesAreGivenOnce() {
        var document = SMALL.replace("name: money", "name: usage").replace("usage-trend]", "active-users]")
                + "risks: [champion-left, {name: champion-left, severity: low}, champion-left]\n"
                + "expansion: {opportunities: [seats, seats]}\n";

        assertThat(faults(document))
                .containsExactlyInAnyOrder(
                        "/components/1/name another component has that name",
                        "/components/0/measures/1/name the component has that measure already",
                        "/risks/2/name a rule of that name and severity comes before",
                        "/expansion/opportunities/1/name the model looks for it already");
    }

    @Test
    void severitiesAreOfFour() {
        assertThat(faults(SMALL + "risks: [{name: champion-left, severity: urgent}]\n"))
                .containsExactly("/risks/0/severity must be one of critical, high, medium, low");
    }

    @Test
    void numbersAreFiniteAndWindowsAreWholeDays() {
        assertThat(faults(payment("late: .nan"))).singleElement().asString().contains("'.nan' (line 10, column");
        assertThat(faults(payment("late: 1.5")))
                .containsExactly("/components/1/measures/0/settings/late must be from 0 to 1");
        assertThat(faults(payment("late: yes")))
                .containsExactly("/components/1/measures/0/settings/late must be a finite number");
        assertThat(faults(trend("0"))).containsExactly(AT + "/days must be a whole number from 1 to 3660");
        assertThat(faults(trend("2.5"))).containsExactly(AT + "/days must be a whole number from 1 to 3660");
        assertThat(faults(trend("1e400"))).containsExactly(AT + "/days must be a finite number");
        var json = new String(Models.write(read(SMALL)), UTF_8);
        assertThat(faults(json.replace("\"weight\":0.6", "\"weight\":NaN")))
                .containsExactly("/components/0/weight must be a finite number");
        assertThat(faults(json.replace("\"weight\":0.6", "\"weight\":\"0.6\"")))
                .containsExactly("/components/0/weight must be a finite number");
        assertThat(faults(SMALL.replace("weight: 0.6", "weight: -0.6")))
                .contains("/components/0/weight must be above 0");
    }

    private static String payment(String setting) {
        return SMALL.replace("late: 0.25", setting);
    }

    private static String trend(String days) {
        return SMALL.replace("usage-trend]", "{name: usage-trend, settings: {days: " + days + "}}]");
    }

    @Test
    void labelsComeFromHighToLowAndEndAtZero() {
        assertThat(faults(labels("[{from: 50, name: a}, {from: 70, name: b}, {from: 0, name: c}]")))
                .containsExactly("/components/0/labels/1/from must be below the one before");
        assertThat(faults(labels("[{from: 50, name: a}, {from: 50, name: b}, {from: 0, name: c}]")))
                .containsExactly("/components/0/labels/1/from must be below the one before");
        assertThat(faults(labels("[{from: 50, name: a}]")))
                .containsExactly("/components/0/labels the last label must be from 0");
        assertThat(faults(labels("[{from: 0}]"))).containsExactly("/components/0/labels/0/name is missing");
        assertThat(read(labels("[{from: 50, name: a}, {from: 0, name: b}]"))
                        .components()
                        .getFirst()
                        .label(50))
                .isEqualTo("a");
    }

    private static String labels(String labels) {
        return SMALL.replace("weight: 0.6", "weight: 0.6\n    labels: " + labels);
    }

    @Test
    void listsThatMustNotBeEmptyAreNot() {
        assertThat(faults("name: empty\nbands: {green: 80, yellow: 50}\ncomponents: []\n"))
                .containsExactly("/components must not be empty");
        assertThat(faults(SMALL.replace("[active-users, usage-trend]", "[]")))
                .containsExactly("/components/0/measures must not be empty");
    }

    @Test
    void wrongTypesAreNamedAllAtOnce() {
        assertThat(faults("""
            {"name": 5, "version": 0, "title": ["a"], "bands": "wide", "coverageFloor": 2,
             "components": {"usage": 1}, "risks": [7, {"severity": "high"}],
             "expansion": {"gate": true, "inclusive": "no", "quietDays": -1}}
            """))
                .containsExactlyInAnyOrder(
                        "/name must be a text",
                        "/version must be a whole number from 1 to 2147483647",
                        "/title must be a text",
                        "/bands must be an object",
                        "/bands/green is missing",
                        "/bands/yellow is missing",
                        "/coverageFloor must be from 0 to 1",
                        "/components must be a list",
                        "/risks/0 must be an object",
                        "/risks/0/name is missing",
                        "/risks/1/name is missing",
                        "/expansion/gate must be a finite number",
                        "/expansion/inclusive must be true or false",
                        "/expansion/quietDays must be a whole number from 0 to 3660");
    }

    @Test
    void whatIsNoDocumentIsSaidToBeNone() {
        for (var document : List.of("", "  ", "just words", "[1, 2]", "null", "7")) {
            assertThat(faults(document)).containsExactly(" must be an object with name, bands and components");
        }
        assertThat(faults("{\"name\": ")).singleElement().asString().startsWith(" cannot be read as YAML or JSON: ");
        assertThat(faults("name: [")).singleElement().asString().startsWith(" cannot be read as YAML or JSON: ");
        assertThat(faults("name: a\nname: b\n")).singleElement().asString().contains("name");
        assertThat(faults("{\"name\": \"a\", \"name\": \"b\"}"))
                .singleElement()
                .asString()
                .contains("'name'");
        assertThat(faults("name: Big\n")).contains("/name must be lower-case letters, digits and hyphens, 63 at most");
    }
}
