package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.events.EventType;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SchemasResourceTest {

    static Stream<EventType> published() {
        return EventType.all().stream().filter(type -> type.topic().published());
    }

    @Test
    void anybodyMaySeeAllKinds() {
        given().get("/v1/schemas")
                .then()
                .statusCode(200)
                .body("", hasSize(EventType.all().size()))
                .body("find { it.kind == 'usage.login' }.type", equalTo("io.bellwether.usage.login.v1"))
                .body("find { it.kind == 'usage.login' }.topic", equalTo("usage-events"))
                .body("find { it.kind == 'usage.login' }.url", equalTo("/v1/schemas/usage.login"))
                .body("find { it.kind == 'usage.login' }.publishable", equalTo(true))
                .body("find { it.kind == 'health.scored' }.publishable", equalTo(false));
    }

    @Test
    void aSchemaIsServedAsSuch() {
        given().get("/v1/schemas/ticket.opened")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo("ticket.opened"));
    }

    @Test
    void anUnknownKindIsNotFound() {
        given().get("/v1/schemas/nothing").then().statusCode(404).contentType("application/problem+json");
        given().get("/v1/samples/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("published")
    void everySampleThatIsServedIsTaken(EventType type) {
        var sample = given().get("/v1/samples/" + type.kind());
        sample.then().statusCode(200).contentType("application/cloudevents+json");

        publisher()
                .contentType("application/cloudevents+json")
                .body(sample.asByteArray())
                .post("/v1/events")
                .then()
                .statusCode(202);
    }
}
