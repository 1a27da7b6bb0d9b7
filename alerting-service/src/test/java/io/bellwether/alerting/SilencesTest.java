package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Silences as people write, change, list and end them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SilencesTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aSilenceHasAnAuthorAReasonAndAnEnd() {
        var silence = write(Map.of("csm", "maria", "type", "expansion", "reason", "none-such"));

        body(silence)
                .post("/v1/silences")
                .then()
                .statusCode(201)
                .body("author", equalTo("maria"))
                .body("why", equalTo("They migrate."))
                .body("begin", equalTo("2026-05-15T08:00:00Z"))
                .body("end", equalTo("2026-06-01T00:00:00Z"))
                .body("state", equalTo("active"))
                .body("csm", equalTo("maria"))
                .body("account", nullValue());
    }

    @Test
    void whatIsChangedIsInTheHistory() {
        String id = body(write(Map.of("csm", "maria", "reason", "none-such")))
                .post("/v1/silences")
                .path("id");

        body(write(Map.of("csm", "maria", "reason", "none-such", "begin", "2026-05-20T00:00:00Z")))
                .put("/v1/silences/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"))
                .body("author", equalTo("maria"));

        asMaria()
                .get("/v1/silences/" + id)
                .then()
                .body("history.what", contains("changed", "created"))
                .body("history[0].as.begin", equalTo("2026-05-20T00:00:00Z"));
    }

    @Test
    void whoHasSeenAnEarlierVersionChangesAndEndsNothing() {
        var silence = write(Map.of("csm", "maria", "reason", "none-such"));
        var created = body(silence).post("/v1/silences");
        var one = "/v1/silences/" + created.path("id");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        silence.put("end", "2026-07-01T00:00:00Z");

        assertThat(body(silence).header("If-Match", "\"1\"").put(one).header("ETag"))
                .isEqualTo("\"2\"");

        silence.put("end", "2026-08-01T00:00:00Z");
        body(silence).header("If-Match", "\"1\"").put(one).then().statusCode(412);
        asMaria()
                .header("If-Match", "\"1\"")
                .delete(one)
                .then()
                .statusCode(412)
                .body("detail", equalTo("The silence has changed meanwhile: it is at version 2 now. Read it again."));
        var now = asMaria().get(one);
        assertThat(now.header("ETag")).isEqualTo("\"2\"");
        now.then()
                .body("version", equalTo(2))
                .body("state", equalTo("active"))
                .body("end", equalTo("2026-07-01T00:00:00Z"));
        asMaria().header("If-Match", "\"2\"").delete(one).then().statusCode(204);
        asMaria().delete(one).then().statusCode(409);
    }

    @Test
    void silencesAreListedByStateInPages() {
        for (int day = 1; day <= 3; day++) {
            asAdmin()
                    .contentType(ContentType.JSON)
                    .body(write(Map.of("account", "listed", "end", "2026-06-0" + day + "T00:00:00Z")))
                    .post("/v1/silences")
                    .then()
                    .statusCode(201);
        }

        var first = asMaria()
                .queryParam("account", "listed")
                .queryParam("limit", 2)
                .get("/v1/silences")
                .jsonPath();
        assertThat(first.getList("silences.end")).containsExactly("2026-06-03T00:00:00Z", "2026-06-02T00:00:00Z");
        var second =
                asMaria().urlEncodingEnabled(false).get(first.getString("next")).jsonPath();
        assertThat(second.getList("silences.end")).containsExactly("2026-06-01T00:00:00Z");
        asMaria()
                .queryParam("account", "listed")
                .queryParam("state", "expired")
                .get("/v1/silences")
                .then()
                .body("silences.size()", equalTo(0));
        clock.advance(Duration.ofDays(18));
        asMaria()
                .queryParam("account", "listed")
                .queryParam("state", "expired")
                .get("/v1/silences")
                .then()
                .body("silences.end", contains("2026-06-02T00:00:00Z", "2026-06-01T00:00:00Z"));
    }

    @Test
    void csmsSilenceOnlyWhatIsTheirs() {
        broker.say("hers", Facts.described("Hers", "smb", "maria"));
        await().untilAsserted(() -> asMaria().get("/v1/accounts/hers").then().statusCode(200));

        body(write(Map.of("account", "hers"))).post("/v1/silences").then().statusCode(201);
        for (var others : List.of(Map.of("account", "not-hers"), Map.of("csm", "tom"), Map.of("segment", "smb"))) {
            body(write(others))
                    .post("/v1/silences")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/forbidden"))
                    .body("detail", startsWith("CSMs silence only themselves (csm) and their own accounts"));
        }
        String admins = asAdmin()
                .contentType(ContentType.JSON)
                .body(write(Map.of("segment", "nowhere")))
                .post("/v1/silences")
                .path("id");
        asMaria().delete("/v1/silences/" + admins).then().statusCode(403);
        as("p", "publisher").get("/v1/silences").then().statusCode(403);
    }

    @Test
    void whatIsNoSilenceIsRefusedWithAPointer() {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(write(Map.of()))
                .post("/v1/silences")
                .then()
                .statusCode(400)
                .body(
                        "errors[0].detail",
                        equalTo("at least one of account, csm, segment, tag, type and reason must be given"));
        for (var it : Map.of(
                        "end", (Object) "2026-05-15T08:00:00Z",
                        "why", " ",
                        "type", "task",
                        "account", "")
                .entrySet()) {
            var wrong = write(Map.of("csm", "maria"));
            wrong.put(it.getKey(), it.getValue());
            body(wrong)
                    .post("/v1/silences")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/" + it.getKey()));
        }
        asMaria().get("/v1/silences/none").then().statusCode(404);
        asMaria().get("/v1/silences?state=x").then().statusCode(400);
        asMaria().get("/v1/silences?cursor=x").then().statusCode(400);
    }

    private static Map<String, Object> write(Map<String, String> matchers) {
        var silence = new HashMap<String, Object>(Map.of("why", "They migrate.", "end", "2026-06-01T00:00:00Z"));
        silence.putAll(matchers);
        return silence;
    }
}
