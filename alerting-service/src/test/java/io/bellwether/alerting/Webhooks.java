package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Patience.await;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** People, endpoints and deliveries as admins see them. */
final class Webhooks {

    private Webhooks() {}

    /** Leaves nothing that would be told to the next test. */
    static void forgetAll(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var table : List.of("delivery", "endpoint", "preference", "person", "due_told")) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute("UPDATE task SET status = 'done', closed_at = now(), snoozed_until = NULL "
                    + "WHERE closed_at IS NULL");
        }
    }

    static void assertVerifies(String secret, Receiver.Received request) {
        var lowerCase = new HashMap<String, List<String>>();
        request.headers().forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
        try {
            new Webhook(secret).verify(request.body(), lowerCase);
        } catch (WebhookVerificationException e) {
            throw new AssertionError(e);
        }
    }

    static RequestSpecification asAdmin() {
        return as("root", "admin");
    }

    static JsonPath add(Map<String, Object> endpoint) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(endpoint)
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static void change(JsonPath endpoint, Map<String, Object> body) {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/webhooks/" + id(endpoint))
                .then()
                .statusCode(200)
                .body("enabled", equalTo(body.get("enabled")));
    }

    /** Sends a test; the id of the delivery. */
    static String ping(JsonPath endpoint) {
        return asAdmin()
                .post("/v1/webhooks/" + id(endpoint) + "/ping")
                .then()
                .statusCode(202)
                .extract()
                .path("delivery");
    }

    static String id(JsonPath endpoint) {
        return endpoint.getString("id");
    }

    static JsonPath deliveries(JsonPath endpoint) {
        return asAdmin()
                .queryParam("endpoint", id(endpoint))
                .get("/v1/deliveries")
                .jsonPath();
    }

    /** A delivery with its log. */
    static JsonPath delivery(String id) {
        return asAdmin().get("/v1/deliveries/" + id).jsonPath();
    }

    static void eventually(String delivery, Consumer<JsonPath> assertion) {
        await().untilAsserted(() -> assertion.accept(delivery(delivery)));
    }

    static void person(String id, String role) {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", id, "email", id + "@example.com", "role", role, "timeZone", "Europe/Berlin"))
                .put("/v1/people/" + id)
                .then()
                .statusCode(200);
    }
}
