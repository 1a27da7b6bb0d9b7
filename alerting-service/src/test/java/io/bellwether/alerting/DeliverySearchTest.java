package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Occasion;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tells of several tasks is found by each of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class DeliverySearchTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    Announcements announcements;

    @Inject
    Recipients recipients;

    @Inject
    TaskSearch search;

    @BeforeEach
    void itIsFridayMorning() throws SQLException {
        clock.reset();
        Webhooks.forgetAll(database);
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void aDigestIsFoundByEachOfItsTasks() {
        person("anna", "csm");
        prefer(Map.of("rules", List.of(Map.of("when", "digest"))));
        var tasks = List.of(raised("found-a"), raised("found-b"));

        for (var task : tasks) {
            await().untilAsserted(() -> {
                var found = about(task);
                assertThat(found.getList("deliveries.occasion")).containsExactly("digest");
                assertThat(found.getList("deliveries[0].tasks")).containsExactlyInAnyOrderElementsOf(tasks);
            });
        }
        assertThat(about(UUID.randomUUID().toString()).getList("deliveries")).isEmpty();
    }

    @Test
    void aGroupIsFoundByEachOfItsTasksBesideWhatWasToldOfThemAlone() {
        person("anna", "csm");
        for (var reason : List.of("usage-decline", "red-health")) {
            broker.say("found-c", risk(reason, Severity.MEDIUM, TODAY, ofCsm("anna")));
        }
        await().untilAsserted(() -> assertThat(tasks("found-c")).hasSize(2));
        var tasks = tasks("found-c");

        QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                announcements.write(
                        tx, tasks.stream().map(task -> grouped(tx, task)).toList(), clock.instant());
                return null;
            }
        });

        for (var task : tasks) {
            await().untilAsserted(() -> {
                var found = about(task);
                assertThat(found.getList("deliveries.occasion")).containsExactlyInAnyOrder("digest", "raised");
                assertThat(found.getList("deliveries.find { it.occasion == 'digest' }.tasks"))
                        .containsExactlyInAnyOrderElementsOf(tasks);
                assertThat(found.getString("deliveries.find { it.occasion == 'raised' }.task"))
                        .isEqualTo(task);
            });
        }
    }

    /** As a part of the one message that anna gets of these tasks. */
    private Planned grouped(Connection tx, String task) {
        try {
            var it = search.find(UUID.fromString(task)).orElseThrow();
            var notice = Notice.about(it, Occasion.REOPENED, new Stamp("somebody", clock.instant()), null);
            var anna = recipients.of(tx, List.of("anna")).get("anna");
            return new Planned.InGroup(notice, Channel.EMAIL, anna, null, TestClock.START.plus(Duration.ofHours(1)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tasks(String account) {
        return Api.tasksOf(account).getList("tasks.id");
    }

    private String raised(String account) {
        broker.say(account, risk("usage-decline", Severity.HIGH, TODAY, ofCsm("anna")));
        return Api.onlyTask(account);
    }

    private static JsonPath about(String task) {
        return asAdmin().queryParam("task", task).get("/v1/deliveries").jsonPath();
    }

    private static void prefer(Map<String, Object> preferences) {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(preferences)
                .put("/v1/people/anna/preferences")
                .then()
                .statusCode(200);
    }
}
