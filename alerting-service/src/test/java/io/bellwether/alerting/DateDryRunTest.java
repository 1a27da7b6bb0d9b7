package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Decided.silence;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account.Contract;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who would get the task of a date. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class DateDryRunTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void itSaysTheWholeWayAndWritesNothing() {
        Webhooks.person("dora", "csm");

        body(Map.of("account", "date-dry", "type", "renewal", "reason", "t-60", "csm", "dora"))
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("raised"))
                .body("why", equalTo("new"))
                .body("task.owner", equalTo("dora"))
                .body("task.severity", equalTo("medium"))
                .body("task.due", equalTo("2026-05-29"))
                .body("task.title", containsString("renews in two months"))
                .body("playbook.name", equalTo("renewal-t-60"))
                .body("notifications.person", contains("dora"));

        assertThat(tasksOf("date-dry").getList("tasks")).isEmpty();
        asMaria().get("/v1/accounts/date-dry/decisions").then().body("decisions", empty());
        asMaria().get("/v1/accounts/date-dry").then().statusCode(404);
    }

    @Test
    void itSaysWhatWouldHoldItBack() {
        silence(Map.of("tag", "date-vip", "why", "They are on holiday.", "end", "2026-05-16T08:00:00Z"));

        body(Map.of("account", "date-held", "type", "qbr", "reason", "business-review", "tags", List.of("date-vip")))
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("held"))
                .body("why", equalTo("silenced"))
                .body("task", nullValue());
    }

    @Test
    void whatIsOpenAlreadyIsNotMadeOnceMore() {
        broker.say("date-open", new Contract(Facts.TODAY.minusDays(320), Facts.TODAY.plusDays(45), 50_000.0, null));
        await().untilAsserted(() ->
                assertThat(tasksOf("date-open").getList("tasks.reason")).contains("t-60"));

        body(Map.of("account", "date-open", "type", "renewal", "reason", "t-60"))
                .post("/v1/tasks/dry-run")
                .then()
                .body("outcome", equalTo("kept"))
                .body("why", equalTo("unchanged"));
    }

    @Test
    void whatTheCalendarDoesNotKnowIsRefused() {
        body(Map.of("account", "date-wrong", "type", "renewal", "reason", "t-61"))
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].detail", containsString("t-120"));
        body(Map.of("account", "date-wrong", "type", "churn-risk", "reason", "usage-decline"))
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/severity"));
    }
}
