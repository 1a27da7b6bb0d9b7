package io.bellwether.health;

import static io.bellwether.health.Rest.csm;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.EventType;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.fixture.Tokens;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.risk.Conditions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one who writes a model can read of the pieces that it is made of. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CatalogueTest {

    private static final Set<String> KINDS =
            EventType.all().stream().map(EventType::kind).collect(Collectors.toSet());

    private final Catalogue catalogue = Catalogue.known();

    @Test
    void everyMeasureIsThereWithItsTexts() {
        assertThat(catalogue.measures())
                .extracting(Catalogue.MeasureEntry::name)
                .containsExactlyElementsOf(new TreeSet<>(Measures.names()))
                .hasSize(45);
        for (var measure : catalogue.measures()) {
            assertThat(measure.says()).as(measure.name()).isNotBlank();
            assertThat(measure.figure().means()).as(measure.name()).isNotBlank();
            assertThat(measure.settings().keySet())
                    .as(measure.name())
                    .containsExactlyInAnyOrderElementsOf(
                            Measures.named(measure.name()).params());
            assertSourced(measure.name(), measure.source());
            assertThat(measure.events()).as(measure.name()).isNotEmpty();
            assertKnown(measure.name(), measure.events());
            assertNamed(measure.figure().means(), measure.settings().keySet());
        }
    }

    @Test
    void everyRiskAndOpportunityIsThereWithItsTexts() {
        var risks = catalogue.risks().stream().map(Catalogue.RuleEntry::name);
        var opportunities = catalogue.opportunities().stream().map(Catalogue.RuleEntry::name);
        assertThat(Stream.concat(risks, opportunities).collect(Collectors.toSet()))
                .isEqualTo(Conditions.names());
        for (var risk : catalogue.risks()) {
            assertThat(risk.says()).as(risk.name()).isNotBlank();
            assertSourced(risk.name(), risk.source());
            assertKnown(risk.name(), risk.events());
            assertNamed(risk.says(), risk.settings().keySet());
            assertThat(risk.usedBy()).containsExactly("value", "classic", "engagement", "support");
        }
        for (var opportunity : catalogue.opportunities()) {
            assertThat(opportunity.says()).as(opportunity.name()).isNotBlank();
            assertSourced(opportunity.name(), opportunity.source());
            assertThat(opportunity.events()).isNotEmpty();
            assertKnown(opportunity.name(), opportunity.events());
            assertNamed(opportunity.says(), opportunity.settings().keySet());
        }
    }

    @Test
    void itIsReadByThoseWhoMayReadModels() {
        var answer = csm().get("/v1/measures").then().statusCode(200);

        answer.rootPath("measures.find { it.name == 'contact-recency' }")
                .body("figure.unit", equalTo("days"))
                .body("figure.from", equalTo(0f))
                .body("figure.to", nullValue())
                .body("figure.higherIsBetter", equalTo(false))
                .body("settings.curve", contains(List.of(7, 1), List.of(90, 0)))
                .body("windowDays", nullValue())
                .body("source", equalTo("004"))
                .body("usedBy", contains("value"));
        answer.rootPath("measures.find { it.name == 'ces' }")
                .body("figure.from", equalTo(1f))
                .body("figure.to", equalTo(5f))
                .body("windowDays", equalTo(90))
                .body("events", contains("survey.answered"));
        answer.rootPath("risks.find { it.name == 'ticket-spike' }")
                .body("severity", equalTo("medium"))
                .body("calmDays", equalTo(7))
                .body("settings.ratio", equalTo(1.5f));
        answer.rootPath("opportunities")
                .body("name", hasItems("seats", "advocacy"))
                .body("findAll { it.severity != null || it.calmDays != null }", empty());
        given().get("/v1/measures").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("robot", "publisher"))
                .get("/v1/measures")
                .then()
                .statusCode(403);
    }

    private static void assertSourced(String name, String source) {
        assertThat(source).as(name).matches("00[0124](, 00[0124])*");
    }

    private static void assertKnown(String name, List<String> events) {
        for (var event : events) {
            if (!event.equals("account.*")) {
                assertThat(KINDS).as(name).contains(event);
            }
        }
    }

    /** A text names no setting that there is not. */
    private static void assertNamed(String text, Set<String> settings) {
        var named = Stream.of(text.split(" "))
                .filter(word -> word.matches("'\\w+'.?"))
                .map(word -> word.replaceAll("\\W", ""))
                .toList();
        assertThat(settings).as(text).containsAll(named);
    }
}
