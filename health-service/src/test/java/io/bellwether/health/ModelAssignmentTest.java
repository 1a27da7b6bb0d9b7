package io.bellwether.health;

import static io.bellwether.health.Rest.admin;
import static io.bellwether.health.Rest.assign;
import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.described;
import static io.bellwether.health.Rest.event;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.bellwether.events.Health;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which model judges which accounts, on a real broker and database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ModelAssignmentTest {

    private final String account = newAccount("assigned");

    @AfterEach
    void assignAllToValue() {
        assign("");
    }

    @Test
    void anAssignmentIsRefusedWithAllItsFaults() {
        admin().contentType(ContentType.JSON)
                .body("""
                        {"phases": [{"name": "Early", "from": 0}, {"name": "late"}],
                         "rules": [{"model": "nobody", "segments": ["smb"]},
                                   {"model": "value", "version": 99, "phases": ["late", "never"]},
                                   {"model": "value"}]}
                        """)
                .put("/v1/model-assignments")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-model-assignment"))
                .body(
                        "errors.pointer",
                        hasItems(
                                "/phases/0/name",
                                "/phases/1",
                                "/default",
                                "/rules/0/model",
                                "/rules/1/version",
                                "/rules/1/phases/1",
                                "/rules/2"))
                .body("errors", hasSize(7));
        admin().contentType(ContentType.JSON)
                .body("{\"default\": {\"model\": \"value\"}, \"ruels\": []}")
                .put("/v1/model-assignments")
                .then()
                .statusCode(400);
    }

    @Test
    void aPhaseThatHidesOneBeforeItIsRefused() {
        admin().contentType(ContentType.JSON)
                .body("""
                        {"phases": [{"name": "new", "from": 10}, {"name": "ready", "from": 5},
                                    {"name": "ending", "beforeEnd": 30}, {"name": "closing", "beforeEnd": 30},
                                    {"name": "spring", "from": 0, "yearly": true}],
                         "default": {"model": "value"}}
                        """)
                .put("/v1/model-assignments")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/phases/1", "/phases/3"))
                .body("errors.detail", hasItems("hides new: an account is in the last phase that it has reached"));
    }

    @Test
    void anAssignmentIsVersionedAndGuarded() {
        var before = csm().get("/v1/model-assignments").then().statusCode(200).extract();
        int version = before.path("version");

        admin().contentType(ContentType.JSON)
                .body(before.asString())
                .put("/v1/model-assignments")
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
        assign("{\"phases\": [\"onboarding\"], \"model\": \"support\", \"version\": 1}");

        csm().get("/v1/model-assignments")
                .then()
                .header("ETag", not(equalTo(before.header("ETag"))))
                .body("version", equalTo(version + 1))
                .body("madeBy", equalTo("ada"))
                .body("phases.name", contains("onboarding", "adoption", "optimization", "renewal"));
        admin().contentType(ContentType.JSON)
                .header("If-Match", before.header("ETag"))
                .body("{\"default\": {\"model\": \"value\"}}")
                .put("/v1/model-assignments")
                .then()
                .statusCode(412);
        csm().get("/v1/model-assignments/phase-schemes").then().body("five-stages", hasSize(5));
    }

    @Test
    void thePhaseDecidesAndIsShown() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var young = newAccount("young");
        Broker.say(event(account, described(null, 60_000.0, null, today.minusDays(90))), event(account, csat(5)));
        Broker.say(event(young, described(null, 60_000.0, null, today.minusDays(89))), event(young, csat(5)));

        assign("{\"segments\": [\"mid-market\"], \"phases\": [\"onboarding\"], \"model\": \"support\"}");

        eventually(() -> csm().get("/v1/accounts/" + young).then().body("profile.model.name", equalTo("support")));
        csm().get("/v1/accounts/" + young + "/health").then().body("phase", equalTo("onboarding"));
        csm().get("/v1/accounts/" + account)
                .then()
                .body("profile.model.name", equalTo("value"))
                .body("profile.phase", equalTo("adoption"));
        csm().get("/v1/accounts?phase=onboarding&limit=200")
                .then()
                .body("accounts.account", hasItem(young))
                .body("accounts.account", not(hasItem(account)));
        eventually(() -> assertThat(((Health.Scored) Broker.events(Topic.HEALTH_SCORES, young)
                                .getLast()
                                .fact())
                        .account()
                        .phase())
                .isEqualTo("onboarding"));
    }

    @Test
    void whatAccountsAreAssignedToCannotBeArchived() {
        admin().post("/v1/models/value/archive").then().statusCode(409).body("detail", containsString("value"));
        csm().get("/v1/models/value").then().statusCode(200);
    }
}
