package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Patience.await;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
                .body("paths.'/v1/silences/{id}'.put.responses.keySet()", hasItems("200", "404", "409", "412"))
                .body("paths.'/v1/tasks'.post.responses.keySet()", hasItems("201", "400", "409"))
                .body("paths.'/v1/playbook-choices'.put.requestBody.content.'application/json'.schema", hasKey("oneOf"))
                .body("components.schemas.Silence.properties.keySet()", hasItems("id", "version", "account", "end"))
                .body("components.schemas.Task.properties.status.enum", hasItem("acknowledged"))
                .body(
                        "paths.'/v1/accounts/{id}/{document}'.get.parameters.find { it.name == 'document' }.schema.enum",
                        hasItems("qbr", "monthly-update"))
                .body("info.title", equalTo("Bellwether tasks"));
    }

    @Test
    void everyOperationIsInAGroup() {
        var paths = get("/q/openapi?format=json").jsonPath().getMap("paths");
        var groups = new TreeSet<String>();
        paths.forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
            if (!method.equals("parameters")) {
                assertThat((List<?>) ((Map<?, ?>) operation).get("tags"))
                        .as("%s %s", method, path)
                        .singleElement()
                        .satisfies(tag -> groups.add(tag.toString()));
            }
        }));
        assertThat(groups)
                .containsExactly(
                        "Accounts",
                        "Decisions",
                        "Deliveries",
                        "Documents",
                        "People",
                        "Playbooks",
                        "Reports",
                        "Silences",
                        "Tasks",
                        "Webhooks");
    }
}
