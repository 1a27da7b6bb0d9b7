package io.bellwether.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OperationsTest {

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void livesWhileEventsAreRead() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'event intake' }.status", equalTo("UP"));
    }

    @Test
    void isReadyWithItsDatabase() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("Database connections health check"));
    }

    @Test
    void countsWhatBecomesOfInvitationsAndGivesNoLinkAway() {
        var link = Api.link(account, "jo", "nps");
        given().get(link);
        Api.answer(link, "9", "");
        given().get("/s/someone-guesses/and-guesses");

        var metrics = given().get("/q/metrics").asString();

        assertThat(metrics)
                .contains("bellwether_survey_invited_total{survey=\"nps\"}")
                .contains("bellwether_survey_answered_total{survey=\"nps\"}")
                .contains("bellwether_survey_response_time_seconds_count{survey=\"nps\"}")
                .doesNotContain(link.substring("/s/".length()))
                .doesNotContain("guesses")
                .doesNotContain(account);
    }

    @Test
    void describesItsInterface() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/v1/invitations"))
                .body("paths", hasKey("/v1/invitations/{id}/link"))
                .body("paths", hasKey("/v1/results"))
                .body("components.schemas.Invitation.properties.status.enum", hasItem("pending"));
    }
}
