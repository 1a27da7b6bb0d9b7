package io.bellwether.alerting;

import static io.bellwether.alerting.Patience.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.fixture.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.function.Consumer;

/** The service as its users see it. */
final class Api {

    private Api() {}

    static RequestSpecification as(String person, String role) {
        return given().noContentType().auth().oauth2(token(person, role));
    }

    static RequestSpecification asMaria() {
        return as("maria", "csm");
    }

    static String token(String person, String role) {
        return Tokens.of(person, role);
    }

    /** All tasks of the account, newest first. */
    static JsonPath tasksOf(String account) {
        return asMaria()
                .queryParam("account", account)
                .queryParam("status", "all")
                .queryParam("sort", "newest")
                .get("/v1/tasks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void eventually(String account, Consumer<JsonPath> assertion) {
        await().untilAsserted(() -> assertion.accept(tasksOf(account)));
    }

    /** The id of the account's only task, once there is one. */
    static String onlyTask(String account) {
        await().untilAsserted(() -> asMaria()
                .queryParam("account", account)
                .get("/v1/tasks")
                .then()
                .body("tasks", hasSize(1))
                .body("counts.total", equalTo(1)));
        return tasksOf(account).getString("tasks[0].id");
    }

    static RequestSpecification body(Object body) {
        return asMaria().contentType(ContentType.JSON).body(body);
    }
}
