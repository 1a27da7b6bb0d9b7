package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Patience.await;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OperationsTest {

    @Inject
    Broker broker;

    @Test
    void theServiceIsAliveAsLongAsItsWorkersAre() {
        get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("workers"));
    }

    @Test
    void theServiceIsReadyWithItsDatabase() {
        get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("Database connections health check"));
    }

    @Test
    void whatIsKeptIsCountedByReason() {
        broker.say("metrics", cleared("red-health"));

        await().untilAsserted(() -> assertThat(get("/q/metrics").asString())
                .contains("bellwether_tasks_kept_total{type=\"churn-risk\",why=\"nothing-open\"}"));
    }

    @Test
    void theApiIsDescribed() {
        get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/v1/tasks'.get.parameters.name",
                        hasItems(
                                "csm",
                                "unassigned",
                                "account",
                                "kind",
                                "reason",
                                "status",
                                "severity",
                                "sort",
                                "limit"))
                .body("paths.'/v1/tasks/{id}/dismiss'.post.responses.keySet()", hasItems("200", "404", "409", "412"))
                .body("components.schemas.Task.properties.status.enum", hasItem("acknowledged"))
                .body("info.title", equalTo("Bellwether tasks"));
    }
}
