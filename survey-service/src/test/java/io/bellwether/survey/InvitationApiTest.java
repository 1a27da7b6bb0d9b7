package io.bellwether.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class InvitationApiTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    MovableClock clock;

    @Inject
    Database database;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void anInvitationComesWithItsLink() {
        Api.invite(request("jo", "csat", "T-1"))
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("invitation.account", equalTo(account))
                .body("invitation.contact", equalTo("jo"))
                .body("invitation.survey", equalTo("csat"))
                .body("invitation.ticket", equalTo("T-1"))
                .body("invitation.status", equalTo("pending"))
                .body("invitation.linkedAt", equalTo(clock.instant().toString()))
                .body("url", matchesPattern("https://feedback\\.example\\.com/s/[A-Za-z0-9_-]{22}"))
                .body(
                        "expiresAt",
                        equalTo(clock.instant().plus(Duration.ofDays(7)).toString()));
    }

    @Test
    void theLinkIsKeptNowhere() {
        String url = Api.invite(request("jo", "csat", "T-1")).path("url");
        var token = url.substring(url.lastIndexOf('/') + 1);

        assertThat(database.rowOf(account)).doesNotContain(token);
        Api.as("csm")
                .queryParam("account", account)
                .get("/v1/invitations")
                .then()
                .body(not(containsString(token)));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"T-1", "null"},
            nullValues = "null")
    void theSameInvitationTwiceIsOneWithoutASecondLink(String ticket) {
        String first = Api.invite(request("jo", "nps", ticket)).path("invitation.id");

        Api.invite(request("jo", "nps", ticket))
                .then()
                .statusCode(200)
                .body("invitation.id", equalTo(first))
                .body("url", nullValue())
                .body("expiresAt", notNullValue());
    }

    @Test
    void aContactCanBeAskedAgainWithoutATicketAfterAnswering() {
        Api.answer(Api.link(account, "jo", "nps"), "9", "");

        Api.invite(request("jo", "nps", null)).then().statusCode(201);
    }

    @Test
    void aNewLinkReplacesTheOneBefore() {
        var before = Api.link(account, "jo", "csat");
        var id = Api.invitationsOf(account).getFirst().get("id");

        String url = Api.as("csm")
                .post("/v1/invitations/{id}/link", id)
                .then()
                .statusCode(200)
                .extract()
                .path("url");

        given().get(before).then().statusCode(404);
        given().get(Api.path(url)).then().statusCode(200);
    }

    @Test
    void whatIsAnsweredGetsNoLink() {
        Api.answer(Api.link(account, "jo", "csat"), "5", "");
        var id = Api.invitationsOf(account).getFirst().get("id");

        Api.as("csm")
                .post("/v1/invitations/{id}/link", id)
                .then()
                .statusCode(409)
                .contentType(PROBLEM);
    }

    @Test
    void anUnknownInvitationIsNotFound() {
        Api.as("csm")
                .post("/v1/invitations/{id}/link", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    @Test
    void theListGoesOnWhereAPageEnded() {
        for (int i = 1; i <= 4; i++) {
            Api.invite(request("contact-" + i, "nps", null));
        }
        var seen = new ArrayList<String>();
        var next = "/v1/invitations?account=" + account + "&limit=2";
        do {
            var page = Api.as("csm").urlEncodingEnabled(false).get(next).jsonPath();
            assertThat(page.getList("invitations")).hasSizeBetween(1, 2);
            seen.addAll(page.getList("invitations.contact"));
            next = page.getString("next");
        } while (next != null);

        assertThat(seen).containsExactly("contact-4", "contact-3", "contact-2", "contact-1");
    }

    @Test
    void theListCanBeNarrowedByStateAndSurvey() {
        Api.answer(Api.link(account, "jo", "nps"), "9", "");
        Api.link(account, "sam", "nps");
        Api.link(account, "sam", "ces");

        var narrowed = Api.as("admin")
                .queryParam("account", account)
                .queryParam("status", "pending")
                .queryParam("survey", "nps");

        narrowed.get("/v1/invitations")
                .then()
                .body("invitations", hasSize(1))
                .body("invitations[0].contact", equalTo("sam"));
    }

    @ParameterizedTest
    @CsvSource({"status, open", "survey, CSAT", "limit, 0", "limit, 201", "limit, many", "cursor, x"})
    void aParameterThatCannotBeUnderstoodIsSaidSo(String name, String value) {
        Api.as("csm")
                .queryParam(name, value)
                .get("/v1/invitations")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString(name));
    }

    @Test
    void aMissingContactIsPointedAt() {
        Api.invite("""
                {"account": "acme", "survey": "csat"}""").then().statusCode(400).contentType(PROBLEM).body("errors[0].pointer", equalTo("/contact"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "nonsense",
                "{\"account\": 1, \"contact\": []}",
                "{\"account\": \"a\", \"contact\": \"c\", \"survey\": \"stars\"}"
            })
    void aBodyThatIsNoInvitationIsAProblem(String body) {
        Api.invite(body).then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void onlyThoseWhoWorkWithAccountsMayInvite() {
        given().get("/v1/invitations").then().statusCode(401).contentType(PROBLEM);
        Api.as("publisher").get("/v1/invitations").then().statusCode(403).contentType(PROBLEM);
        given().post("/v1/invitations/{id}/link", UUID.randomUUID()).then().statusCode(401);
        Api.as("publisher").get("/v1/results?survey=nps").then().statusCode(403);
    }

    private String request(String contact, String survey, String ticket) {
        return """
                {"account": "%s", "contact": "%s", "survey": "%s", "ticket": %s}""".formatted(account, contact, survey, ticket == null ? null : '"' + ticket + '"');
    }
}
