package io.bellwether.health.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Severity;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.risk.Conditions;
import io.bellwether.health.risk.Unknown;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The presets are what models §4 says, and the defaults speak of all that the catalogues hold. */
class PresetsTest {

    private static final String SOURCES = "00[0124](, 00[0124])*";

    @Test
    void thePresetsAreTheFourOfTheSourcesAndValueComesFirst() {
        assertThat(Presets.all()).extracting(Model::name).containsExactly("value", "classic", "engagement", "support");
    }

    @Test
    void valueWeighsByTheFormulasOfItsSource() {
        assertThat(weights(Presets.named("value")))
                .containsExactly(
                        "usage .30: active-users .40, feature-breadth .30, login-frequency .30",
                        "engagement .25: response-rate .30, meeting-attendance .25, qbr-participation .25,"
                                + " contact-recency .20",
                        "support .20: ticket-volume .30, ticket-severity .30, csat .40",
                        "satisfaction .15: nps .50, csat .30, sentiment .20",
                        "financial .10: payment .40, expansion-revenue .30, renewal-budget .30");
    }

    @Test
    void classicWeighsTheMeasuresOfAComponentEqually() {
        assertThat(weights(Presets.named("classic")))
                .containsExactly(
                        "product-usage .30: dau-mau .25, feature-breadth .25, usage-trend .25, active-users .25",
                        "engagement .25: meeting-attendance .20, response-rate .20, training-completion .20, community"
                                + " .20, nps-response .20",
                        "support .20: ticket-trend .25, escalation-rate .25, csat .25, self-service .25",
                        "outcomes .15: roi .25, kpis .25, goals .25, renewal-likelihood .25",
                        "relationship .10: sponsor-access .25, multi-threading .25, champion-strength .25, competition"
                                + " .25");
    }

    @Test
    void engagementWeighsEngagementTheMost() {
        assertThat(weights(Presets.named("engagement")))
                .containsExactly(
                        "engagement .40: login-frequency .20, feature-breadth .20, active-users .20, session-duration"
                                + " .20, ticket-volume .20",
                        "product .30: feature-breadth .25, workflow-completion .25, data-quality .25, integrations .25",
                        "relationship .20: executive-engagement .25, qbr-participation .25, nps .25, csat .25",
                        "business .10: roi .33, renewal-likelihood .33, expansion-potential .33");
    }

    @Test
    void supportWeighsWhatPeopleSayOfSupport() {
        assertThat(weights(Presets.named("support")))
                .containsExactly(
                        "satisfaction .25: csat-top2 .33, nps .33, ces .33",
                        "engagement .30: qbr-participation .33, feature-breadth .33, training-completion .33",
                        "support-usage .25: ticket-trend .33, escalation-rate .33, p1-p2-share .33",
                        "relationship .20: executive-engagement .33, reference-willingness .33,"
                                + " feedback-participation .33");
    }

    @Test
    void bandsBeginAtEightyAndFiftyButForEngagementAtSixty() {
        assertThat(Presets.all())
                .extracting(model -> model.bands().green() + "/" + model.bands().yellow())
                .containsExactly("80/50", "80/50", "80/60", "80/50");
        assertThat(Presets.all()).extracting(Model::coverageFloor).containsOnly(0.30);
    }

    @Test
    void onlyClassicExpandsAtExactlyEighty() {
        assertThat(Presets.all())
                .extracting(model -> model.expansion().opens(80))
                .containsExactly(false, true, false, false);
        assertThat(Presets.all())
                .allMatch(model ->
                        model.expansion().opens(81) && !model.expansion().opens(79));
    }

    @Test
    void twoRisksAreMoreSevereInClassic() {
        for (var model : Presets.all()) {
            var severity = model.name().equals("classic") ? Severity.HIGH : Severity.MEDIUM;
            assertThat(severities(model, "escalations-rising")).containsExactly(severity);
            assertThat(severities(model, "missed-qbr")).containsExactly(severity);
            assertThat(severities(model, "renewal-at-risk")).containsExactly(Severity.HIGH, Severity.MEDIUM);
        }
    }

    @Test
    void classicDiffersFromTheSharedRisksInNothingElse() {
        var value = Presets.named("value").risks();
        var classic = Presets.named("classic").risks();

        assertThat(classic)
                .extracting(Rule::name)
                .containsExactlyElementsOf(value.stream().map(Rule::name).toList());
        assertThat(classic)
                .extracting(Rule::params)
                .containsExactlyElementsOf(value.stream().map(Rule::params).toList());
        assertThat(classic)
                .extracting(Rule::calmDays)
                .containsExactlyElementsOf(value.stream().map(Rule::calmDays).toList());
    }

    @Test
    void classicNamesFourRangesOfEachComponent() {
        assertThat(Presets.named("classic").components())
                .allSatisfy(component -> assertThat(component.labels())
                        .extracting(Model.Label::from)
                        .containsExactly(90, 70, 50, 0));
        var relationship = Presets.named("classic").components().getLast();
        assertThat(relationship.label(100)).isEqualTo("Strong and multi-threaded");
        assertThat(relationship.label(90)).isEqualTo("Strong and multi-threaded");
        assertThat(relationship.label(89)).isEqualTo("Good sponsor");
        assertThat(relationship.label(50)).isEqualTo("Single-threaded");
        assertThat(relationship.label(49)).isEqualTo("No executive access");
        assertThat(Presets.named("value").components().getFirst().label(100)).isNull();
    }

    @Test
    void theDefaultsNameEveryMeasureAndConditionOfTheCatalogues() {
        var defaults = Presets.defaults();
        var measures = new TreeSet<String>();
        defaults.path("measures").fieldNames().forEachRemaining(measures::add);
        var risks = new SharedRules(defaults.path("risks")).names();
        var opportunities = new SharedRules(defaults.at("/expansion/opportunities")).names();

        assertThat(measures).isEqualTo(new TreeSet<>(Measures.names()));
        assertThat(risks).doesNotContainAnyElementsOf(opportunities);
        var rules = new TreeSet<>(risks);
        rules.addAll(opportunities);
        assertThat(rules).isEqualTo(new TreeSet<>(Conditions.names()));
        assertThat(Presets.all())
                .allSatisfy(model -> assertThat(Unknown.in(model)).isEmpty());
    }

    @Test
    void theDefaultsSetExactlyWhatAMeasureAsksFor() {
        var defaults = Presets.defaults().path("measures");
        for (var measure : Measures.all()) {
            var set = new TreeSet<String>();
            defaults.path(measure.name()).fieldNames().forEachRemaining(set::add);
            assertThat(set).as(measure.name()).isEqualTo(new TreeSet<>(measure.params()));
        }
    }

    @Test
    void everyRuleNamesItsSource() {
        for (var model : Presets.all()) {
            assertThat(model.risks()).allMatch(rule -> rule.source().matches(SOURCES));
            assertThat(model.expansion().opportunities())
                    .allMatch(rule -> rule.source().matches(SOURCES));
        }
    }

    @Test
    void allWeightsSumToOne() {
        for (var model : Presets.all()) {
            assertThat(model.components().stream()
                            .mapToDouble(Model.Component::weight)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            for (var component : model.components()) {
                assertThat(component.measures().stream()
                                .mapToDouble(Model.Weighted::weight)
                                .sum())
                        .isCloseTo(1, within(1e-9));
            }
        }
    }

    private static List<Severity> severities(Model model, String risk) {
        return model.risks().stream()
                .filter(rule -> rule.name().equals(risk))
                .map(Rule::severity)
                .toList();
    }

    private static List<String> weights(Model model) {
        return model.components().stream()
                .map(component -> component.name() + " " + two(component.weight()) + ": "
                        + component.measures().stream()
                                .map(weighted -> weighted.measure().name() + " " + two(weighted.weight()))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String two(double weight) {
        return "%.2f".formatted(weight).substring(1);
    }
}
