package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.person;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class PreferencesTest {

    @Inject
    DataSource database;

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void peopleSetTheirOwnPreferencesAndHaveTheDefaultUntilThen() {
        person("maria", "csm");
        person("tom", "manager");

        asMaria()
                .get("/v1/people/maria/preferences")
                .then()
                .statusCode(200)
                .body("digestAt", equalTo("08:00:00"))
                .body("breakThrough", equalTo(List.of("critical")))
                .body("rules[0].when", equalTo("digest"));
        asMaria()
                .contentType(ContentType.JSON)
                .body(Map.of("rules", List.of(Map.of("when", "never")), "onlyInWorkingTime", true))
                .put("/v1/people/maria/preferences")
                .then()
                .statusCode(200)
                .body("onlyInWorkingTime", equalTo(true));
        asMaria().get("/v1/people/maria/preferences").then().body("rules[0].when", equalTo("never"));
        asMaria().delete("/v1/people/maria/preferences").then().statusCode(204);
        asMaria().get("/v1/people/maria/preferences").then().body("rules.size()", equalTo(3));
        asMaria().get("/v1/people/tom/preferences").then().statusCode(403);
        asAdmin().get("/v1/people/unknown/preferences").then().statusCode(404);
    }

    @Test
    void preferencesThatMakeNoSenseAreRefused() {
        person("maria", "csm");
        var bodies = new HashMap<String, Object>();
        bodies.put("/rules/0", Map.of("rules", List.of(Map.of("channels", List.of("email")))));
        bodies.put("/rules/0/when", Map.of("rules", List.of(Map.of("when", "soon"))));
        bodies.put("/quiet", Map.of("quiet", Map.of("from", "20:00", "to", "20:00")));
        bodies.put("/loud", Map.of("loud", true));

        bodies.forEach((pointer, body) -> asMaria()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/people/maria/preferences")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer)));
    }
}
