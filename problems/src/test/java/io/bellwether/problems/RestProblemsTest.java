package io.bellwether.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RestProblemsTest {

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body(not(containsString("java.")))
                .body(not(containsString("io.bellwether")));
    }

    private static ValidatableResponse post(String path, String json) {
        return given().contentType("application/json").body(json).post(path).then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/busy", "/things/later"})
    void aStatedProblemIsAnsweredAsStatedWithItsRetryAfter(String path) {
        problem(given().get(path).then(), 503, "queue-full")
                .body("title", equalTo("Queue full"))
                .body("detail", equalTo("The broker does not keep up."))
                .header("Retry-After", "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/things/1/nothing", "/q/nothing", "/q/health/nothing", "/"})
    void aWrongPathIsNotFound(String path) {
        problem(given().get(path).then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"/things, 'GET, HEAD, OPTIONS, POST, PUT'", "/things/7, 'GET, HEAD, OPTIONS'"})
    void aWrongMethodIsToldTheRightOnes(String path, String allowed) {
        problem(given().delete(path).then(), 405, "method-not-allowed").header("Allow", allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "no media type"})
    void anAcceptHeaderDoesNotPreventTheProblem(String accept) {
        problem(given().header("Accept", accept).get("/things").then(), 406, "not-acceptable");
        problem(given().header("Accept", accept).get("/nothing").then(), 404, "not-found");
        problem(given().header("Accept", accept).get("/things/busy").then(), 406, "not-acceptable");
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        var response =
                given().contentType("text/csv").body("a,b").post("/things").then();
        problem(response, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things?limit=ten", "/things?colour=pink", "/things/seven"})
    void aParameterThatCannotBeReadIsABadRequest(String path) {
        problem(given().get(path).then(), 400, "bad-request");
    }

    @Test
    void anExceptionOfJaxRsKeepsItsStatusButNotItsBody() {
        given().get("/things/gone")
                .then()
                .statusCode(410)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Gone"))
                .body(not(containsString("java.")));
    }

    @Test
    void aBareErrorResponseGetsABody() {
        problem(given().get("/things/bare").then(), 409, "conflict");
    }

    @Test
    void anErrorResponseWithABodyIsLeftAlone() {
        given().get("/things/receipts")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("[0]", equalTo("receipt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\"                      |         | is not JSON at line 1, column 8",
                "{\"colour\": \"PINK\"}         | /colour | must be one of RED, GREEN",
                "{\"since\": \"yesterday\"}     | /since  | must be a date such as 2026-05-01",
                "{\"size\": \"big\"}            | /size   | must be a number in range",
                "{\"parts\": [{\"name\": []}]}  | /parts/0/name | must be a string",
                "[]                             |         | must be an object",
            })
    void aBodyThatIsNotAsDescribedIsExplained(String json, String pointer, String detail) {
        problem(post("/things", json), 400, "invalid-request")
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo(pointer == null ? "" : pointer))
                .body("errors[0].detail", equalTo(detail));
    }

    @Test
    void whatAConstructorSaysOfItsArgumentsIsPassedOn() {
        problem(post("/things/ranges", "{\"from\": 2, \"to\": 1}"), 400, "invalid-request")
                .body("errors[0].detail", equalTo("to must not be less than from"));
    }

    @Test
    void brokenConstraintsArePointedAt() {
        var json = "{\"name\": \"x\", \"size\": 0, \"parts\": [{\"name\": \"y\"}, {\"name\": \" \"}]}";
        var response = given().contentType("application/json")
                .body(json)
                .put("/things")
                .then();
        problem(response, 400, "invalid-request")
                .body("errors.pointer", equalTo(List.of("/parts/1/name", "/size")))
                .body("errors.detail", equalTo(List.of("must not be blank", "must be greater than 0")));
    }

    @Test
    void aBrokenConstraintOfAParameterNamesIt() {
        problem(given().get("/things?limit=101").then(), 400, "invalid-request")
                .body("errors[0].pointer", equalTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/broken", "/things/unwritable", "/things/insecure"})
    void anUnexpectedFailureTellsNothingButItsIncident(String path) {
        problem(given().get(path).then(), 500, "internal-error")
                .body("detail", containsString("incident"))
                .body(not(containsString("hunter2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/things/busy", "/things/broken"})
    void headGetsNoBody(String path) {
        given().head(path).then().contentType(Problem.MEDIA_TYPE).body(emptyString());
    }
}
