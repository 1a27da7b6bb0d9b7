package io.bellwether.survey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ResultApiTest {

    private static final Instant MAY_FIRST = Instant.parse("2026-05-01T00:00:00Z");

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void anAnswerGivenOnThePageCounts() {
        Api.answer(Api.link(account, "jo", "csat"), "4", "");

        eventually(() -> results("csat", Map.of("account", account))
                .body("count", equalTo(1))
                .body("value", equalTo(100.0f))
                .body("mean", equalTo(4.0f))
                .body("interval.low", equalTo(20.65f))
                .body("interval.high", equalTo(100.0f))
                .body("target", equalTo(90.0f))
                .body("targetMet", equalTo(true)));
    }

    @Test
    void answersFromOtherSystemsCountOnceEach() {
        var promoter = answered(Survey.Type.NPS, 10, MAY_FIRST);

        Broker.say(
                promoter, promoter, answered(Survey.Type.NPS, 7, MAY_FIRST), answered(Survey.Type.NPS, 3, MAY_FIRST));

        eventually(() -> results("nps", Map.of("account", account))
                .body("count", equalTo(3))
                .body("value", equalTo(0.0f))
                .body("distribution", hasSize(11))
                .body("distribution.find { it.score == 10 }.count", equalTo(1))
                .body("targetMet", equalTo(false)));
    }

    @Test
    void effortIsTheBetterTheLower() {
        Broker.say(answered(Survey.Type.CES, 1, MAY_FIRST), answered(Survey.Type.CES, 2.5, MAY_FIRST));

        eventually(() -> results("ces", Map.of("account", account))
                .body("count", equalTo(2))
                .body("value", equalTo(1.75f))
                .body("interval", nullValue())
                .body("distribution.score", hasItem(2.5f))
                .body("targetMet", equalTo(true)));
    }

    @Test
    void withoutAnswersThereIsNoValue() {
        results("nps", Map.of("account", account))
                .body("count", equalTo(0))
                .body("value", nullValue())
                .body("mean", nullValue())
                .body("interval", nullValue())
                .body("targetMet", nullValue());
    }

    @Test
    void aPeriodHasItsFirstAndItsLastDayWhole() {
        Broker.say(
                answered(Survey.Type.CSAT, 1, MAY_FIRST.minusMillis(1)),
                answered(Survey.Type.CSAT, 2, MAY_FIRST),
                answered(Survey.Type.CSAT, 3, MAY_FIRST.plus(Duration.ofDays(2)).minusMillis(1)),
                answered(Survey.Type.CSAT, 4, MAY_FIRST.plus(Duration.ofDays(2))));
        eventually(() -> results("csat", Map.of("account", account)).body("count", equalTo(4)));

        results("csat", Map.of("account", account, "from", "2026-05-01", "to", "2026-05-02"))
                .body("distribution.findAll { it.count > 0 }.score", equalTo(List.of(2.0f, 3.0f)));
    }

    @Test
    void aSegmentHasTheAccountsThatAreInItByTheLatestWord() {
        var segment = "segment-" + UUID.randomUUID();
        Broker.say(
                described("elsewhere", MAY_FIRST.plusSeconds(1)),
                described(segment, MAY_FIRST.plusSeconds(2)),
                described("elsewhere", MAY_FIRST),
                described(null, MAY_FIRST.plusSeconds(3)),
                answered(Survey.Type.NPS, 9, MAY_FIRST));

        eventually(() -> results("nps", Map.of("segment", segment)).body("count", equalTo(1)));
        results("nps", Map.of("segment", "elsewhere", "account", account)).body("count", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"survey, stars", "from, yesterday", "to, 2026-02-30"})
    void aParameterThatCannotBeUnderstoodIsSaidSo(String name, String value) {
        var query = new HashMap<>(Map.of("survey", "nps"));
        query.put(name, value);

        Api.as("csm")
                .queryParams(query)
                .get("/v1/results")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(name));
    }

    @Test
    void theSurveyMustBeSaid() {
        Api.as("csm").get("/v1/results").then().statusCode(400).contentType("application/problem+json");
    }

    private Event answered(Survey.Type survey, double score, Instant at) {
        return event(at, new Survey.Answered(survey, score, null, null, null, null));
    }

    private Event described(String segment, Instant at) {
        return event(
                at,
                new Account.Described(null, segment, null, null, null, null, null, null, null, null, null, null, null));
    }

    private Event event(Instant at, Fact fact) {
        return new Event("https://import.example.com", UUID.randomUUID().toString(), account, at, fact);
    }

    private static ValidatableResponse results(String survey, Map<String, String> query) {
        return Api.as("csm")
                .queryParam("survey", survey)
                .queryParams(query)
                .get("/v1/results")
                .then()
                .statusCode(200);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
