package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Mails.awaitMails;
import static io.bellwether.alerting.Mails.mailsTo;
import static io.bellwether.alerting.Mails.onlyMailTo;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.alerting.notify.Occasion;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Step;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of tasks, by mail and by endpoints of their own; the mail server is real. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class NotificationTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    DueSoonJob dueSoon;

    @Inject
    Notices notices;

    @Inject
    TaskSearch search;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void itIsFridayMorning() throws Exception {
        clock.reset();
        Webhooks.forgetAll(database);
        PostOffice.server().purgeEmailFromAllMailboxes(); // a reset would change its port
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
        receiver.close();
    }

    @Test
    void theOwnerIsToldByMail() throws Exception {
        person("anna", "csm");

        raise("mailed", "anna", Severity.HIGH);

        var mail = onlyMailTo("anna");
        assertThat(mail.getSubject()).isEqualTo("New task (high): Usage fell sharply at Acme GmbH");
        assertThat(mail.getFrom()[0]).hasToString("bellwether@example.com");
        assertThat(PostOffice.words(mail))
                .contains("Usage fell by 37 %.", "http://localhost:8084/v1/tasks/", "<h2>New task (high)");
        var delivery =
                asAdmin().queryParam("person", "anna").get("/v1/deliveries").jsonPath();
        assertThat(mail.getHeader("X-Bellwether-Delivery")).containsExactly(delivery.getString("deliveries[0].id"));
        assertThat(mail.getMessageID()).isEqualTo("<" + delivery.getString("deliveries[0].id") + "@bellwether>");
        await().untilAsserted(() -> asAdmin()
                .queryParam("person", "anna")
                .get("/v1/deliveries")
                .then()
                .body("deliveries[0].state", equalTo("delivered")));
    }

    @Test
    void managersAreToldOfATaskThatHasNoOwner() {
        person("anna", "csm");
        person("tom", "manager");
        person("uma", "manager");

        broker.say("ownerless", risk("usage-decline", Severity.HIGH, TODAY, AccountCard.UNKNOWN));

        onlyMailTo("tom");
        onlyMailTo("uma");
        assertThat(mailsTo("anna")).isEmpty();
    }

    @Test
    void managersAreToldOfATaskWhoseOwnerIsNotAmongThePeople() throws Exception {
        person("tom", "manager");

        raise("strange", "stranger", Severity.HIGH);

        assertThat(PostOffice.words(onlyMailTo("tom")))
                .contains("Usage fell by 37 %.", "Its owner, stranger, is not among the people.");
    }

    @Test
    void whoPrefersSlackIsToldThereAndNotByMail() {
        for (var who : List.of("anna", "tom")) {
            person(who, "csm");
            add(Map.of("channel", "slack", "url", receiver.url("/" + who), "person", who));
        }
        var slack = Map.of("channels", List.of("slack"), "occasions", List.of("raised"), "when", "immediately");
        prefer("anna", Map.of("rules", List.of(slack)));

        raise("slacked", "anna", Severity.HIGH);

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
        assertThat(receiver.received().getFirst().path()).isEqualTo("/anna");
        assertThat(mailsTo("anna")).isEmpty();
    }

    @Test
    void whatIsNotUrgentComesInOneDigestOnTheNextWorkingDay() throws Exception {
        person("anna", "csm");
        prefer("anna", Map.of("rules", List.of(Map.of("when", "digest")), "digestAt", "08:30"));
        raise("digest-a", "anna", Severity.LOW);
        raise("digest-b", "anna", Severity.LOW);
        broker.say("digest-b", cleared("usage-decline"));
        await().untilAsserted(() -> assertThat(parts()).isEqualTo(3));

        clock.advance(Duration.ofDays(2)); // Sunday
        raise("digest-c", "anna", Severity.LOW);
        await().untilAsserted(() -> assertThat(parts()).isEqualTo(4));
        assertThat(mailsTo("anna")).isEmpty();
        clock.advance(Duration.ofHours(22).plusMinutes(30)); // half past eight in Berlin on Monday

        var mail = onlyMailTo("anna");
        assertThat(mail.getSubject()).isEqualTo("Your digest: 4 notices about tasks");
        raise("digest-d", "anna", Severity.LOW);
        await().untilAsserted(() -> assertThat(parts()).isEqualTo(5));
        assertThat(mailsTo("anna")).hasSize(1);
        clock.advance(Duration.ofDays(1));
        awaitMails("anna", 2);
    }

    @Test
    void quietHoursHoldBackWhatIsNotCritical() {
        person("anna", "csm");
        prefer(
                "anna",
                Map.of(
                        "rules", List.of(Map.of("when", "immediately")),
                        "quiet", Map.of("from", "20:00", "to", "07:00"),
                        "breakThrough", List.of("critical")));
        clock.advance(Duration.ofHours(11)); // nine in the evening in Berlin

        raise("quiet", "anna", Severity.HIGH);
        raise("loud", "anna", Severity.CRITICAL);

        awaitMails("anna", 1);
        clock.advance(Duration.ofHours(10));
        awaitMails("anna", 2);
    }

    @Test
    void whoseAddressIsGoneIsGivenUp() {
        person("anna", "csm");
        prefer(
                "anna",
                Map.of(
                        "rules",
                        List.of(Map.of("when", "immediately")),
                        "quiet",
                        Map.of("from", "00:00", "to", "23:00")));
        raise("moved", "anna", Severity.HIGH);
        await().untilAsserted(() -> asAdmin()
                .queryParam("person", "anna")
                .get("/v1/deliveries")
                .then()
                .body("deliveries.size()", equalTo(1)));

        asAdmin().delete("/v1/people/anna").then().statusCode(204);
        clock.advance(Duration.ofDays(1));

        await().untilAsserted(() -> asAdmin()
                .queryParam("person", "anna")
                .get("/v1/deliveries")
                .then()
                .body("deliveries[0].state", equalTo("given-up")));
    }

    @Test
    void theOwnerIsToldOnceThatATaskIsDueSoon() throws Exception {
        person("anna", "csm");
        raise("due", "anna", Severity.HIGH); // due on Tuesday
        onlyMailTo("anna");
        dueSoon.run();
        assertThat(told()).isZero();

        clock.advance(Duration.ofDays(3)); // Monday
        dueSoon.run();
        dueSoon.run();

        awaitMails("anna", 2);
        assertThat(mailsTo("anna").getLast().getSubject())
                .isEqualTo("Due soon (high): Usage fell sharply at Acme GmbH");
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void whoIsDrawnInIsToldWhyOnceInTheTransactionOfTheChange() throws Exception {
        person("anna", "csm");
        person("vera", "vp");
        raise("escalated", "anna", Severity.CRITICAL);
        onlyMailTo("anna");
        var by = new Stamp("urn:bellwether:alerting-service", clock.instant());

        for (int i = 0; i < 2; i++) {
            QuarkusTransaction.requiringNew().call(() -> {
                try (var tx = database.getConnection()) {
                    var task = search.find(UUID.fromString(Api.onlyTask("escalated")))
                            .orElseThrow();
                    var change = new Change(task, Step.UPDATED, by, null);
                    notices.tell(
                            tx, change, Occasion.ESCALATED, "Nobody acted for 8 days.", List.of("vera", "unknown"));
                    return null;
                }
            });
        }

        assertThat(PostOffice.words(onlyMailTo("vera")))
                .contains("Task escalated (critical)", "Nobody acted for 8 days.");
        assertThat(mailsTo("anna")).hasSize(1);
    }

    private void raise(String account, String csm, Severity severity) {
        broker.say(account, risk("usage-decline", severity, TODAY, ofCsm(csm)));
    }

    private static void prefer(String id, Map<String, Object> preferences) {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(preferences)
                .put("/v1/people/" + id + "/preferences")
                .then()
                .statusCode(200);
    }

    private long parts() throws SQLException {
        return count("digest_part");
    }

    private long told() throws SQLException {
        return count("due_told");
    }

    private long count(String table) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
