package io.bellwether.health;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.fixture.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** How component tests speak to the service, and what they tell it of accounts. */
final class Rest {

    private Rest() {}

    static RequestSpecification admin() {
        var yamlAsText = encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT);
        return given().config(config().encoderConfig(yamlAsText)).auth().oauth2(Tokens.of("ada", "admin"));
    }

    static RequestSpecification csm() {
        return admin().auth().oauth2(Tokens.of("maria", "csm"));
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    static String newAccount(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** Something that just happened. */
    static Event event(String account, Fact fact) {
        return new Event("test", UUID.randomUUID().toString(), account, Instant.now(), fact);
    }

    static Account.Described described(String segment, Double arr, String parent, LocalDate start) {
        return new Account.Described(
                "Acme", segment, arr, "maria", null, parent, 10, null, 10.0, null, start, null, null);
    }

    /** A model that looks at CSAT alone: the score is the answer in fifths of 100. */
    static String byCsat(String name, int green) {
        return """
                name: %s
                title: CSAT alone
                bands: {green: %d, yellow: 50}
                coverageFloor: 0.3
                components:
                  - name: satisfaction
                    weight: 1
                    measures: [{name: csat}]
                """.formatted(name, green);
    }

    static void publish(String name, String document) {
        admin().contentType("application/yaml")
                .body(document)
                .put("/v1/models/" + name)
                .then()
                .statusCode(201);
        admin().post("/v1/models/" + name + "/publish").then().statusCode(200);
    }

    /** All accounts to the model {@code value}, but for those of a rule. */
    static void assign(String rule) {
        admin().contentType(ContentType.JSON)
                .body("{\"rules\": [" + rule + "], \"default\": {\"model\": \"value\"}}")
                .put("/v1/model-assignments")
                .then()
                .statusCode(200);
    }

    static void assign(String segment, String model) {
        assign("{\"segments\": [\"" + segment + "\"], \"model\": \"" + model + "\"}");
    }

    static Survey.Answered csat(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }
}
