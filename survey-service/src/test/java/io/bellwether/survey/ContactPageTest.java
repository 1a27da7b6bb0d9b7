package io.bellwether.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ContactPageTest {

    @Inject
    MovableClock clock;

    @Inject
    Database database;

    private final String account = "account-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"csat, 5", "nps, 11", "ces, 5"})
    void showsTheQuestionWithEachScoreOfItsScale(String survey, int scores) {
        var page = given().get(Api.link(account, "jo", survey))
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .htmlPath();

        assertThat(page.getInt("**.findAll { it.@type == 'radio' }.size()")).isEqualTo(scores);
    }

    @Test
    void lookingNeitherRecordsNorSpendsAnything() {
        var link = Api.link(account, "jo", "csat");
        var before = database.rowOf(account);

        given().queryParam("score", "5").get(link).then().statusCode(200);
        given().header("Sec-Purpose", "prefetch;prerender")
                .header("Purpose", "prefetch")
                .get(link)
                .then()
                .statusCode(200);
        given().head(link).then().statusCode(200);
        given().get(link + "?score=1&comment=x").then().statusCode(200);

        assertThat(database.rowOf(account)).isEqualTo(before);
        assertThat(Api.answer(link, "5", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "'', ''", "9, ''", "five, ''", "'4\"><script>', ''"})
    void aScoreInTheAddressIsChosenButNotSent(String asked, String chosen) {
        var page = given().queryParam("score", asked)
                .get(Api.link(account, "jo", "csat"))
                .then()
                .statusCode(200)
                .extract();

        assertThat(page.asString()).doesNotContain("<script");
        List<String> checked = page.htmlPath().getList("**.findAll { it.@checked == 'checked' }*.@value");
        assertThat(String.join(" ", checked)).isEqualTo(chosen);
    }

    @Test
    void canBeReadAndFilledInWithoutEyesOrMouse() {
        var page = given().get(Api.link(account, "jo", "nps")).asString();

        assertThat(page)
                .contains("<html lang=\"en\">")
                .contains("<legend")
                .contains("<label class=\"prompt\" for=\"comment\">")
                .contains("name=\"viewport\"")
                .doesNotContain("<script");
    }

    @Test
    void aTicketCannotSmuggleMarkupIn() {
        var body = """
                {"account": "%s", "contact": "jo", "survey": "csat", "ticket": "<script>alert(1)</script>"}""".formatted(account);
        String url = Api.invite(body).path("url");

        given().get(Api.path(url)).then().body(containsString("&lt;script&gt;")).body(not(containsString("<script")));
    }

    @Test
    void keepsTheAddressToItselfAndStaysOutOfFramesCachesAndIndexes() {
        var link = Api.link(account, "jo", "csat");

        for (var path : new String[] {link, "/s/unknown"}) {
            given().get(path)
                    .then()
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("X-Robots-Tag", "noindex, nofollow")
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'self'; form-action 'self'; "
                                    + "base-uri 'none'; frame-ancestors 'none'");
        }
        given().get("/survey.css").then().statusCode(200).contentType(containsString("text/css"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/unknown", "/s/AAAAAAAAAAAAAAAAAAAAAA", "/s/a/b", "/s/%00", "/s/..%2F..%2Fv1"})
    void aWrongLinkOpensThePageThatTellsNothing(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("text/html");
        given().urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body("score=5")
                .post(path)
                .then()
                .statusCode(404)
                .contentType("text/html");
    }

    @Test
    void anExpiredAReplacedAndAnUnknownLinkCannotBeToldApart() {
        var unknown = given().get("/s/AAAAAAAAAAAAAAAAAAAAAA").asString();
        var replaced = Api.link(account, "jo", "csat");
        String invitation = (String) Api.invitationsOf(account).getFirst().get("id");
        String url =
                Api.as("admin").post("/v1/invitations/{id}/link", invitation).path("url");
        assertThat(given().get(replaced).asString()).isEqualTo(unknown);
        assertThat(given().get(Api.path(url)).statusCode()).isEqualTo(200);

        clock.pass(Duration.ofDays(7));

        var expired = given().get(Api.path(url));
        assertThat(expired.statusCode()).isEqualTo(404);
        assertThat(expired.asString()).isEqualTo(unknown);
        assertThat(Api.answer(Api.path(url), "5", "").asString()).isEqualTo(unknown);
    }

    @Test
    void aFailureOfOursIsToldToAPersonNotToAProgram() {
        var link = Api.link(account, "jo", "csat");
        database.run("ALTER TABLE invitation RENAME TO elsewhere");
        try {
            given().get(link).then().statusCode(503).contentType("text/html").body(containsString("in a minute"));
        } finally {
            database.run("ALTER TABLE elsewhere RENAME TO invitation");
        }
    }
}
