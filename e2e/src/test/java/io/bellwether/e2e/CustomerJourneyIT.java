package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.anonymously;
import static io.bellwether.e2e.Bellwether.ask;
import static io.bellwether.e2e.Bellwether.assertScored;
import static io.bellwether.e2e.Bellwether.health;
import static io.bellwether.e2e.Bellwether.send;
import static io.bellwether.e2e.Bellwether.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Ticket.Closed;
import io.bellwether.events.Ticket.Opened;
import io.bellwether.events.Ticket.Priority;
import io.bellwether.quickstart.Service;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CSAT_POINTS = "components.measures.flatten().find { it.name == 'csat' }.value";

    @Test
    void eventsBecomeAnExplainedScore() {
        send(new Happenings("scored").healthyLife()).then().statusCode(202);

        await().atMost(SOON).untilAsserted(() -> {
            assertScored("scored");
            var explanation = health("scored").jsonPath();
            List<Float> points = explanation.getList("components.measures.flatten().points");
            assertThat(points.stream().mapToDouble(Float::doubleValue).sum())
                    .isCloseTo(explanation.getDouble("exact"), offset(0.01));
        });
    }

    @Test
    void aBusinessReviewIsFilledWithFiguresOfHealth() {
        send(new Happenings("reviewed").healthyLife()).then().statusCode(202);

        await().atMost(SOON)
                .untilAsserted(() -> ask(Service.ALERTING, "csm")
                        .get("/v1/accounts/{id}/qbr", "reviewed")
                        .then()
                        .statusCode(200)
                        .body(containsString("- Active users: 8 of 10 licensed"))
                        .body(containsString("- Features in use: 5 of 5")));
    }

    @Test
    void aRiskBecomesOneTaskThatACsmCanComplete() {
        var life = new Happenings("risky");
        send(life.healthyLife()).then().statusCode(202);
        send(List.of(life.event(0, Happenings.contact("champion", Role.CHAMPION, Change.LEFT))))
                .then()
                .statusCode(202);

        await().atMost(SOON)
                .untilAsserted(() -> tasks("risky")
                        .then()
                        .body("tasks.findAll { it.reason == 'champion-left' }.size()", equalTo(1))
                        .body("tasks.find { it.reason == 'champion-left' }.owner", equalTo("ana")));
        String task = tasks("risky").path("tasks.find { it.reason == 'champion-left' }.id");
        ask(Service.ALERTING, "csm")
                .contentType("application/json")
                .body(Map.of("outcome", "saved", "note", "A new champion is found."))
                .post("/v1/tasks/{id}/complete", task)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"));
    }

    @Test
    void aClosedTicketAsksTheContactAndTheAnswerChangesTheScore() {
        var life = new Happenings("asked");
        send(life.healthyLife()).then().statusCode(202);
        send(List.of(
                        life.event(0, new Opened("t-1", Priority.P3, null, "kim")),
                        life.event(0, new Closed("t-1", "kim"))))
                .then()
                .statusCode(202);
        await().atMost(SOON).untilAsserted(() -> invitations("asked").then().body("invitations.size()", equalTo(1)));
        assertThat(health("asked").<Object>path(CSAT_POINTS)).isNull();

        var page = link(invitations("asked").path("invitations[0].id"));
        anonymously(Service.SURVEY).get(page.getPath()).then().statusCode(200);
        anonymously(Service.SURVEY)
                .formParam("score", "2")
                .formParam("comment", "slow")
                .post(page.getPath())
                .then()
                .statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(health("asked").<Float>path(CSAT_POINTS)).isEqualTo(0.4f));
    }

    private static Response invitations(String account) {
        return ask(Service.SURVEY, "csm").queryParam("account", account).get("/v1/invitations");
    }

    private static URI link(String invitation) {
        return URI.create(ask(Service.SURVEY, "csm")
                .contentType("application/json")
                .post("/v1/invitations/{id}/link", invitation)
                .path("url"));
    }
}
