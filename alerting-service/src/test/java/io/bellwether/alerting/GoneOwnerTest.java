package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a task is that comes back to somebody who has left us. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class GoneOwnerTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
        for (var id : List.of("gone-mia", "gone-max")) {
            Colleagues.person(id, "csm", "UTC", List.of());
        }
    }

    @AfterEach
    void forget() {
        Colleagues.forget("gone-mia");
    }

    @Test
    void whatAPersonOpensAgainIsAssignedAnew() {
        var task = givenToMax("gone-by-hand");
        complete(task);
        Colleagues.forget("gone-max");

        reopen(task);

        assertThat(tasksOf("gone-by-hand").getString("tasks[0].owner")).isEqualTo("gone-mia");
        assertThat(tasksOf("gone-by-hand").getString("tasks[0].assigned.why")).isEqualTo("account-owner");
    }

    @Test
    void whatComesBackIsAssignedAnew() {
        givenToMax("gone-by-risk");
        broker.say("gone-by-risk", Facts.cleared("usage-decline"));
        eventually(
                "gone-by-risk",
                page -> assertThat(page.getString("tasks[0].status")).isEqualTo("resolved"));
        Colleagues.forget("gone-max");

        raise("gone-by-risk");

        eventually("gone-by-risk", page -> {
            assertThat(page.getString("tasks[0].status")).isEqualTo("open");
            assertThat(page.getString("tasks[0].owner")).isEqualTo("gone-mia");
        });
    }

    @Test
    void whoIsStillThereKeepsWhatTheyWereGiven() {
        var task = givenToMax("gone-not");
        complete(task);

        reopen(task);

        assertThat(tasksOf("gone-not").getString("tasks[0].owner")).isEqualTo("gone-max");
        Colleagues.forget("gone-max");
    }

    private String givenToMax(String account) {
        broker.say(account, Facts.described("Acme GmbH", "smb", "gone-mia"));
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/" + account).then().body("csm", equalTo("gone-mia")));
        raise(account);
        var task = onlyTask(account);
        body(Map.of("owner", "gone-max"))
                .post("/v1/tasks/" + task + "/assign")
                .then()
                .statusCode(200);
        return task;
    }

    private void raise(String account) {
        broker.say(account, Facts.risk("usage-decline", Severity.HIGH, Facts.TODAY, Facts.ofCsm("gone-mia")));
    }

    private static void complete(String task) {
        body(Map.of("outcome", "saved"))
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
    }

    private static void reopen(String task) {
        body(Map.of("reason", "They left after all."))
                .post("/v1/tasks/" + task + "/reopen")
                .then()
                .statusCode(200);
    }
}
