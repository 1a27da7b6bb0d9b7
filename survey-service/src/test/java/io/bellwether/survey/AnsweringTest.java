package io.bellwether.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.bellwether.events.Survey;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnsweringTest {

    private static final int AT_ONCE = 8;

    @Inject
    MovableClock clock;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void anAnswerIsThankedForKeptAndPublished() {
        var body = """
                {"account": "%s", "contact": "jo@acme.example", "survey": "csat", "ticket": "T-1"}""".formatted(account);
        var created = Api.invite(body).then().statusCode(201).extract().jsonPath();
        String invitation = created.getString("invitation.id");

        Api.answer(Api.path(created.getString("url")), "4", "Très bien – 很好")
                .then()
                .statusCode(200)
                .body(containsString("Thank you"));

        assertThat(Api.invitationsOf(account).getFirst())
                .containsEntry("status", "answered")
                .containsEntry("answer", Map.of("score", 4, "comment", "Très bien – 很好"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Broker.events(Topic.SURVEY_EVENTS, account))
                        .extracting(event -> event.id() + " " + event.time(), event -> event.fact())
                        .containsExactly(
                                tuple(
                                        invitation + "-invited " + clock.instant(),
                                        new Survey.Invited(invitation, Survey.Type.CSAT, "jo@acme.example")),
                                tuple(
                                        invitation + "-answered " + clock.instant(),
                                        new Survey.Answered(
                                                Survey.Type.CSAT,
                                                4.0,
                                                "jo@acme.example",
                                                "Très bien – 很好",
                                                "T-1",
                                                invitation))));
    }

    @Test
    void aSecondAnswerChangesNothing() {
        var link = Api.link(account, "jo", "nps");
        Api.answer(link, "9", "first");

        Api.answer(link, "0", "second").then().statusCode(409).body(containsString("already"));

        given().get(link).then().statusCode(200).body(containsString("already"));
        assertThat(Api.invitationsOf(account).getFirst())
                .containsEntry("answer", Map.of("score", 9, "comment", "first"));
    }

    @Test
    void ofAnswersAtTheSameTimeOneCounts() throws Exception {
        var link = Api.link(account, "jo", "nps");

        var statuses =
                atOnce(score -> Api.answer(link, Integer.toString(score), "").statusCode());

        assertThat(statuses).containsOnlyOnce(200).contains(409).hasSize(AT_ONCE);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Broker.events(Topic.SURVEY_EVENTS, account))
                        .filteredOn(event -> event.fact() instanceof Survey.Answered)
                        .hasSize(1));
    }

    @Test
    void aFormWithoutScoreComesBackWithItsComment() {
        var link = Api.link(account, "jo", "csat");

        given().contentType("application/x-www-form-urlencoded")
                .formParam("comment", "<b>keep me</b>")
                .post(link)
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("role=\"alert\""))
                .body(containsString("&lt;b&gt;keep me&lt;/b&gt;"));

        assertThat(Api.invitationsOf(account).getFirst()).containsEntry("status", "pending");
    }

    @Test
    void aFormWithALongCommentComesBackWithItsScore() {
        var link = Api.link(account, "jo", "csat");

        var page =
                Api.answer(link, "4", "x".repeat(2_001)).then().statusCode(400).extract();

        assertThat(page.htmlPath().getString("**.find { it.@checked == 'checked' }.@value"))
                .isEqualTo("4");
    }

    @Test
    void theLongestCommentInAnyScriptIsTaken() {
        var comment = "很".repeat(2_000);

        Api.answer(Api.link(account, "jo", "csat"), "5", comment).then().statusCode(200);

        assertThat(Api.invitationsOf(account).getFirst())
                .containsEntry("answer", Map.of("score", 5, "comment", comment));
    }

    private static List<Integer> atOnce(IntFunction<Integer> work) throws Exception {
        var start = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = IntStream.range(0, AT_ONCE)
                    .<Callable<Integer>>mapToObj(number -> () -> {
                        start.await();
                        return work.apply(number);
                    })
                    .toList();
            return threads.invokeAll(tasks).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
