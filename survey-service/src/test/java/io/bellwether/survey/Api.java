package io.bellwether.survey;

import static io.restassured.RestAssured.given;

import io.bellwether.fixture.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The service's HTTP interface as tests use it. */
final class Api {

    private Api() {}

    static RequestSpecification as(String role) {
        var token = Tokens.of("jamie", role);
        return given().auth().oauth2(token);
    }

    static Response invite(String body) {
        return as("csm").contentType(ContentType.JSON).body(body).post("/v1/invitations");
    }

    /** Invites and returns the path of the link. */
    static String link(String account, String contact, String survey) {
        var body = """
                {"account": "%s", "contact": "%s", "survey": "%s"}""".formatted(account, contact, survey);
        return path(invite(body).then().statusCode(201).extract().path("url"));
    }

    static String path(String url) {
        return URI.create(url).getPath();
    }

    static Response answer(String link, String score, String comment) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("score", score)
                .formParam("comment", comment)
                .post(link);
    }

    static List<Map<String, Object>> invitationsOf(String account) {
        return as("csm")
                .queryParam("account", account)
                .get("/v1/invitations")
                .then()
                .statusCode(200)
                .extract()
                .path("invitations");
    }
}
