package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PeopleTest {

    private static final Map<String, Object> MARIA = Map.of(
            "name", "Maria Keller",
            "email", "maria@example.com",
            "role", "csm",
            "manager", "tom",
            "timeZone", "Europe/Berlin",
            "working",
                    Map.of(
                            "days",
                            List.of("monday", "sunday"),
                            "from",
                            "08:15",
                            "to",
                            "16:00",
                            "holidays",
                            List.of("2026-12-24", "2026-05-01")));

    @BeforeEach
    void theirManagerIsWrittenDown() {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Tom", "role", "manager", "timeZone", "UTC"))
                .put("/v1/people/tom")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsWrittenIsRead() {
        put("people-maria", MARIA).statusCode(200);

        asAdmin()
                .get("/v1/people/people-maria")
                .then()
                .statusCode(200)
                .body("id", equalTo("people-maria"))
                .body("name", equalTo("Maria Keller"))
                .body("email", equalTo("maria@example.com"))
                .body("role", equalTo("csm"))
                .body("manager", equalTo("tom"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("working.days", equalTo(List.of("monday", "sunday")))
                .body("working.from", equalTo("08:15:00"))
                .body("working.to", equalTo("16:00:00"))
                .body("working.holidays", equalTo(List.of("2026-05-01", "2026-12-24")));
    }

    @Test
    void whatIsAbsentIsUsualOrUnknown() {
        put("people-plain", MARIA).statusCode(200);
        put("people-plain", Map.of("name", "Plain", "role", "vp", "timeZone", "UTC"))
                .statusCode(200);

        asAdmin()
                .get("/v1/people/people-plain")
                .then()
                .body("email", nullValue())
                .body("manager", nullValue())
                .body("working.days.size()", equalTo(5))
                .body("working.from", equalTo("09:00:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', /name",
        "role, No Role, /role",
        "email, nobody, /email",
        "timeZone, Mars/Base, /timeZone",
        "working, {}, /working/days",
        "manager, nobody-at-all, /manager",
        "age, 7, /age"
    })
    void whatIsWrongIsNamed(String field, String value, String pointer) {
        var body = new HashMap<>(MARIA);
        body.put(field, "{}".equals(value) ? Map.of("from", "09:00", "to", "17:00") : value);

        put("people-wrong", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        asAdmin().get("/v1/people/people-wrong").then().statusCode(404);
    }

    @Test
    void aWorkingDayThatEndsBeforeItBeginsIsRefusedWithAReason() {
        var body = new HashMap<>(MARIA);
        body.put("working", Map.of("days", List.of("monday"), "from", "17:00", "to", "09:00"));

        put("people-wrong", body)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/working"))
                .body("errors[0].detail", equalTo("the working day must begin before it ends"));
    }

    @Test
    void theIdOfTheBodyMustBeThatOfThePath() {
        var body = new HashMap<>(MARIA);
        body.put("id", "somebody-else");

        put("people-other", body).statusCode(400);
    }

    @Test
    void csmsReadWhoThereIsButNoAddressesOfOthersAndWriteNobody() {
        put("people-self", MARIA).statusCode(200);
        put("people-tom", MARIA).statusCode(200);

        asThemselves().get("/v1/people/people-self").then().statusCode(200).body("email", equalTo("maria@example.com"));
        asThemselves()
                .get("/v1/people/people-tom")
                .then()
                .statusCode(200)
                .body("name", equalTo("Maria Keller"))
                .body("role", equalTo("csm"))
                .body("email", nullValue());
        asThemselves()
                .queryParam("role", "csm")
                .queryParam("limit", 200)
                .get("/v1/people")
                .then()
                .statusCode(200)
                .body("people.id", hasItem("people-tom"))
                .body("people.find { it.id == 'people-tom' }.email", nullValue())
                .body("people.find { it.id == 'people-self' }.email", equalTo("maria@example.com"));
        as("p", "publisher").get("/v1/people").then().statusCode(403);
        asThemselves()
                .contentType(ContentType.JSON)
                .body(MARIA)
                .put("/v1/people/people-self")
                .then()
                .statusCode(403);
        asThemselves().delete("/v1/people/people-self").then().statusCode(403);
    }

    @Test
    void whoIsForgottenIsGone() {
        put("people-gone", MARIA).statusCode(200);

        asAdmin().delete("/v1/people/people-gone").then().statusCode(204);
        asAdmin().delete("/v1/people/people-gone").then().statusCode(404);
        asAdmin().get("/v1/people/people-gone").then().statusCode(404);
    }

    @Test
    void peopleAreListedPageByPage() {
        var body = new HashMap<>(MARIA);
        body.put("role", "listed");
        for (var id : List.of("people-c", "people/a?&", "people-b")) {
            asAdmin()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .put("/v1/people/{id}", id)
                    .then()
                    .statusCode(200);
        }

        var first =
                asAdmin().queryParam("role", "listed").queryParam("limit", 2).get("/v1/people");
        var second = asAdmin().urlEncodingEnabled(false).get(first.jsonPath().getString("next"));

        assertThat(first.jsonPath().getList("people.id")).containsExactly("people-b", "people-c");
        assertThat(second.jsonPath().getList("people.id")).containsExactly("people/a?&");
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    private static RequestSpecification asThemselves() {
        return as("people-self", "csm");
    }

    private static RequestSpecification asAdmin() {
        return as("root", "admin");
    }

    private static ValidatableResponse put(String id, Object body) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/people/" + id)
                .then();
    }
}
