package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/v1/tasks?owner=maria; owner; known are account, csm, cursor, dueFrom",
                "/v1/tasks/counts?owner=maria; owner; known are account, csm, cursor, dueFrom",
                "/v1/people?name=maria; name; known are cursor, limit, role",
                "/v1/silences?csm_=maria; csm_; known are",
                "/v1/deliveries?account=acme; account; known are",
                "/v1/webhooks?channel=slack; channel; known are cursor, limit",
                "/v1/accounts/acme/decisions?csm=maria; csm; known are",
                "/v1/tasks?dueFrom=x; dueFrom; must be a day such as 2026-05-20",
                "/v1/tasks?dueTo=2026-02-30; dueTo; must be a day such as 2026-05-20",
                "/v1/tasks?limit=many; limit; must be a whole number",
                "/v1/tasks?overdue=yes; overdue; must be true or false",
                "/v1/webhooks?cursor=x; cursor; must be a UUID",
                "/v1/tasks?escalated=ceo; escalated; must be any or one of csm, manager, executive",
                "/v1/tasks/counts?escalated=ceo; escalated; must be any or one of csm, manager, executive",
            })
    void whatAListDoesNotTakeIsNamed(String path, String name, String words) {
        as("root", "admin")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(name))
                .body("errors[0].detail", containsString(words));
    }

    @Test
    void whatAListTakesIsTakenAndStrangersLearnNothing() {
        as("root", "admin")
                .get("/v1/tasks?dueFrom=2026-05-20&limit=1&overdue=true&escalated=any&kind=qbr&kind=renewal")
                .then()
                .statusCode(200);
        as("root", "admin").get("/v1/tasks?escalated=manager").then().statusCode(200);
        get("/v1/tasks?owner=maria").then().statusCode(401);
        as("p", "publisher").get("/v1/tasks?owner=maria").then().statusCode(403);
    }
}
