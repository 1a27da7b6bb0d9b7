package io.bellwether.health;

import static io.bellwether.health.Rest.admin;
import static io.bellwether.health.Rest.assign;
import static io.bellwether.health.Rest.byCsat;
import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.described;
import static io.bellwether.health.Rest.event;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static io.bellwether.health.Rest.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account;
import io.bellwether.events.Health;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models from draft to archive, and what that does to accounts, on a real broker and database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ModelLifecycleTest {

    @Inject
    DataSource database;

    @Inject
    ModelDesk desk;

    private final String model = "own-" + UUID.randomUUID();
    private final String account = newAccount("lifecycle");

    @AfterEach
    void assignAllToValue() {
        assign("");
    }

    @Test
    void fromADraftToScoresThatNameTheVersion() {
        var segment = "segment-" + UUID.randomUUID();
        Broker.say(event(account, described(segment, 50_000.0, null, null)), event(account, csat(4)));
        eventually(() -> csm().get("/v1/accounts/" + account).then().body("profile.model.name", equalTo("value")));

        put(yaml(90)).then().statusCode(201).body("version", equalTo(1));
        admin().post("/v1/models/" + model + "/simulate?segment=" + segment)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("progress.done", equalTo(1))
                .body("outcome.accounts", equalTo(1))
                .body("outcome.bands[0].to", equalTo("yellow"));
        csm().get("/v1/accounts/" + account).then().body("profile.model.name", equalTo("value"));
        admin().post("/v1/models/" + model + "/publish").then().statusCode(200).body("inForce", equalTo(1));
        assign(segment, model);

        eventually(() -> csm().get("/v1/accounts/" + account)
                .then()
                .body("profile.model.name", equalTo(model))
                .body("profile.model.version", equalTo(1))
                .body("profile.score", equalTo(80))
                .body("profile.band", equalTo("yellow")));
        csm().get("/v1/accounts/" + account + "/health").then().body("model.name", equalTo(model));
        eventually(() -> csm().get("/v1/model-assignments").then().body("reevaluation.pending", equalTo(0)));

        put(yaml(80)).then().statusCode(201).body("version", equalTo(2));
        admin().post("/v1/models/" + model + "/publish").then().body("inForce", equalTo(2));

        eventually(() -> {
            var scored = (Health.Scored)
                    Broker.events(Topic.HEALTH_SCORES, account).getLast().fact();
            assertThat(scored.model()).isEqualTo(model);
            assertThat(scored.modelVersion()).isEqualTo(2);
        });
        csm().get("/v1/accounts/" + account).then().body("profile.band", equalTo("green"));
        csm().get("/v1/accounts/" + account + "/health?model=" + model + "&version=1")
                .then()
                .statusCode(200)
                .body("model.version", equalTo(1))
                .body("band", equalTo("yellow"));
    }

    @Test
    void whatIsReadCanBeStored() {
        var document =
                csm().get("/v1/models/value").then().statusCode(200).extract().asString();

        admin().contentType(ContentType.JSON)
                .body(document.replace("\"name\":\"value\"", "\"name\":\"" + model + "\""))
                .put("/v1/models/" + model)
                .then()
                .statusCode(201)
                .body("components", hasSize(5));
        admin().delete("/v1/models/" + model).then().statusCode(204);
    }

    @Test
    void aDraftIsGuardedByItsETag() {
        var first = put(yaml(80)).then().statusCode(201).extract().header("ETag");
        var second = put(yaml(81)).then().statusCode(200).extract().header("ETag");

        admin().header("If-Match", first)
                .contentType("application/yaml")
                .body(yaml(82))
                .put("/v1/models/" + model)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        admin().header("If-Match", first)
                .post("/v1/models/" + model + "/publish")
                .then()
                .statusCode(412);
        admin().header("If-Match", first).delete("/v1/models/" + model).then().statusCode(412);
        csm().get("/v1/models/" + model + "?version=draft")
                .then()
                .header("ETag", second)
                .body("bands.green", equalTo(81));
        admin().header("If-Match", second).delete("/v1/models/" + model).then().statusCode(204);
        csm().get("/v1/models/" + model + "?version=draft").then().statusCode(404);
        admin().post("/v1/models/" + model + "/publish").then().statusCode(404);
    }

    @Test
    void aDocumentIsRefusedWithAllItsFaults() {
        put("name: " + model + "\nbands: {green: 40, yellow: 50}\ncoverageFloor: 2\ncomponents: []\n")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-model"))
                .body("errors.pointer", hasItems("/coverageFloor"))
                .body("errors.size()", equalTo(3));
        put(": [").then().statusCode(400).body("errors.pointer", contains(""));
        put(yaml(80).replace(model, "another")).then().statusCode(422).body("errors.pointer", contains("/name"));
        put(yaml(80).replace("weight: 1", "weight: 3")).then().statusCode(422);
        admin().contentType("application/yaml")
                .body(yaml(80).replace("weight: 1", "weight: 3"))
                .put("/v1/models/" + model + "?normalise=true")
                .then()
                .statusCode(201)
                .body("components[0].weight", equalTo(1f));
    }

    @Test
    void whatIsPublishedIsImmutableEvenForWhoeverReachesTheDatabase() {
        publish(model, yaml(80));

        for (var sql : new String[] {
            "UPDATE model SET document = '{}' WHERE name = '" + model + "'",
            "UPDATE model SET status = 'archived', version = 9 WHERE name = '" + model + "'",
            "DELETE FROM model WHERE name = '" + model + "'",
            "TRUNCATE model",
            "DELETE FROM model_assignment"
        }) {
            assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageContaining("immutable");
        }
        admin().post("/v1/models/" + model + "/archive").then().statusCode(200);
        assertThatThrownBy(() -> execute("UPDATE model SET status = 'published' WHERE name = '" + model + "'"))
                .hasMessageContaining("immutable");
    }

    @Test
    void anArchivedVersionGivesWayToTheOneBefore() {
        publish(model, yaml(80));
        publish(model, yaml(90));

        admin().post("/v1/models/" + model + "/archive?version=2")
                .then()
                .statusCode(200)
                .body("inForce", equalTo(1))
                .body("versions.status", contains("archived", "published"));
        csm().get("/v1/models/" + model).then().body("version", equalTo(1));
        csm().get("/v1/models/" + model + "?version=2").then().body("bands.green", equalTo(90));
        admin().post("/v1/models/" + model + "/archive?version=7").then().statusCode(404);
        csm().get("/v1/models/" + model + "/changes")
                .then()
                .body("action", contains("archived", "published", "draft saved", "published", "draft saved"))
                .body("who", hasItem("ada"));
    }

    @Test
    void presetsAreSeededOnce() {
        desk.seed();

        csm().get("/v1/models")
                .then()
                .body("models.name", hasItems("value", "classic", "engagement", "support"))
                .body("models.find { it.name == 'classic' }.versions", hasSize(1))
                .body("models.find { it.name == 'classic' }.versions[0].preset", equalTo(true))
                .body("models.find { it.name == 'classic' }.inForce", equalTo(1))
                .body("models.find { it.name == 'classic' }.draft", nullValue());
    }

    @Test
    void onlyAdministratorsChangeAnything() {
        csm().contentType("application/yaml")
                .body(yaml(80))
                .put("/v1/models/" + model)
                .then()
                .statusCode(403);
        csm().post("/v1/models/value/publish").then().statusCode(403);
        csm().post("/v1/models/value/archive").then().statusCode(403);
        csm().post("/v1/models/value/simulate").then().statusCode(403);
        csm().delete("/v1/models/value").then().statusCode(403);
        csm().contentType(ContentType.JSON)
                .body("{\"default\": {\"model\": \"value\"}}")
                .put("/v1/model-assignments")
                .then()
                .statusCode(403);
        csm().get("/v1/models").then().statusCode(200);
    }

    @Test
    void aSimulationTouchesNothing() {
        var segment = "segment-" + UUID.randomUUID();
        publish(model, yaml(80));
        assign(segment, model);
        Broker.say(
                event(account, described(segment, 50_000.0, null, null)),
                event(account, csat(4)),
                event(account, new Account.Sentiment(-0.5)));
        eventually(() -> csm().get("/v1/accounts/" + account).then().body("profile.score", equalTo(80)));
        var before = csm().get("/v1/accounts/" + account).then().extract().asString();

        var simulation = admin().contentType("application/yaml")
                .body(yaml(80).replace("{name: csat}", "{name: csat}, {name: sentiment}"))
                .post("/v1/models/" + model + "/simulate?assigned=true")
                .then()
                .statusCode(200)
                .body("outcome.bands[0].from", equalTo("green"))
                .body("outcome.bands[0].to", equalTo("yellow"))
                .body("outcome.bands[0].accounts.examples", contains(account))
                .body("outcome.movers[0].account", equalTo(account))
                .body("outcome.movers[0].after.exact", equalTo(52.5f))
                .body("outcome.movers[0].reasons[0].words", containsString("points"))
                .extract();

        csm().get("/v1/simulations/" + simulation.path("id"))
                .then()
                .statusCode(200)
                .body("outcome.accounts", equalTo(1))
                .body("startedBy", equalTo("ada"));
        assertThat(csm().get("/v1/accounts/" + account).then().extract().asString())
                .isEqualTo(before);
        csm().get("/v1/models/" + model + "?version=draft").then().statusCode(404);
        admin().post("/v1/models/" + model + "/simulate")
                .then()
                .statusCode(404)
                .body("detail", containsString("simulate?version=1"));
        admin().post("/v1/models/value/simulate?version=1&segment=" + segment)
                .then()
                .body("outcome.changed", equalTo(1));
        csm().get("/v1/simulations/" + UUID.randomUUID()).then().statusCode(404);
        csm().get("/v1/simulations/x").then().statusCode(404);
    }

    private Response put(String document) {
        return admin().contentType("application/yaml").body(document).put("/v1/models/" + model);
    }

    private String yaml(int green) {
        return byCsat(model, green);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
