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

    /** In the order in which rows may go: what refers to others first. */
    private static final List<String> TABLES =
            List.of("delivery", "endpoint", "preference", "absence", "person", "occasion", "held", "task", "account");

    /**
     * Leaves nothing that would be told to the next test: no task that falls due or gets an owner, no signal that is held
     * back for a while, no account whose calendar asks for a task.
     */
    static void forgetAll(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE task_change"); // it refuses to lose single rows
            for (var table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
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
