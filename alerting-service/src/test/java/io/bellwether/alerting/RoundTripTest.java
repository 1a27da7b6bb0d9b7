package io.bellwether.alerting;

import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.id;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read can be written as it is, by whoever reads it, edits it and writes it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RoundTripTest {

    /** What tells of the writing itself. */
    private static final Set<String> OF_THE_WRITING =
            Set.of("version", "updatedAt", "history", "by", "at", "writtenBy", "writtenAt");

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void aPerson() {
        person("trip-anna", "csm");

        assertThatItIsTaken("/v1/people/trip-anna");
    }

    @Test
    void preferences() {
        person("trip-ben", "csm");

        assertThatItIsTaken("/v1/people/trip-ben/preferences");
    }

    @Test
    void anAbsence() {
        person("trip-cleo", "csm");
        var id = Colleagues.away("trip-cleo", "2026-06-01", "2026-06-05", null);
        var absences = "/v1/people/trip-cleo/absences";
        var read = asAdmin().get(absences).jsonPath();

        write(absences + "/" + id, read.getMap("absences[0]")).statusCode(200);

        assertThat(asAdmin().get(absences).jsonPath().getMap("")).isEqualTo(read.getMap(""));
    }

    @Test
    void aSilence() {
        var silence = Map.of("reason", "trip", "why", "They migrate.", "end", "2026-06-01T00:00:00Z");
        String id = asAdmin()
                .contentType(ContentType.JSON)
                .body(silence)
                .post("/v1/silences")
                .path("id");

        assertThatItIsTaken("/v1/silences/" + id);
    }

    @Test
    void anEndpointThatKeepsWhyItIsDisabled() {
        var filter = Map.of("severities", List.of("high"));
        var slack = Map.<String, Object>of("channel", "slack", "url", "http://127.0.0.1:1/", "filter", filter);
        var endpoint = "/v1/webhooks/" + id(add(slack));
        Api.as("ada", "admin")
                .contentType(ContentType.JSON)
                .body(Map.of("enabled", false))
                .put(endpoint)
                .then()
                .statusCode(200);

        assertThatItIsTaken(endpoint);

        asAdmin().get(endpoint).then().body("disabledWhy", equalTo("Disabled by ada."));
    }

    @Test
    void aPlaybook() {
        var step = Map.of("title", "Talk to {account}", "owner", "csm", "days", 3);
        write("/v1/playbooks/trip", Map.of("title", "A trip", "steps", List.of(step)))
                .statusCode(200);

        assertThatItIsTaken("/v1/playbooks/trip");

        asAdmin().get("/v1/playbooks/trip").then().body("version", equalTo(2));
    }

    @Test
    void theChoicesOfPlaybooks() {
        assertThatItIsTaken("/v1/playbook-choices");
    }

    @Test
    void whatIsWrongWithItIsPointedTo() {
        write("/v1/playbooks/wrong-trip", Map.of("version", 1, "playbook", Map.of("title", " ")))
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/playbook/title", "/playbook/steps")));
        write("/v1/playbooks/wrong-trip", Map.of("title", "A trip", "playbook", Map.of()))
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/playbook")));
        write("/v1/playbook-choices", Map.of("choices", List.of(Map.of("playbook", "nowhere"))))
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/choices/0/playbook")));
        write("/v1/playbook-choices", Map.of("version", 1)).statusCode(400);
    }

    private static void assertThatItIsTaken(String path) {
        var read = asAdmin().get(path).then().statusCode(200).extract();

        write(path, read.asString()).statusCode(200);

        assertThat(what(path)).isEqualTo(without(read.jsonPath().getMap("")));
    }

    private static Map<String, Object> what(String path) {
        return without(asAdmin().get(path).jsonPath().getMap(""));
    }

    private static Map<String, Object> without(Map<String, Object> read) {
        var what = new HashMap<>(read);
        what.keySet().removeAll(OF_THE_WRITING);
        return what;
    }

    private static ValidatableResponse write(String path, Object body) {
        return asAdmin().contentType(ContentType.JSON).body(body).put(path).then();
    }
}
