package io.bellwether.alerting;

import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** E-mails of a time that are sent once more. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class MailReplayTest {

    private static final String FRIDAY = "2026-05-15T00:00:00Z";
    private static final String SATURDAY = "2026-05-16T00:00:00Z";
    private static final String SUNDAY = "2026-05-17T00:00:00Z";

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void annaAndBenAreMailedOnFridayAndAnnaOnSaturday(TestInfo test) throws Exception {
        clock.reset();
        Webhooks.forgetAll(database);
        PostOffice.server().purgeEmailFromAllMailboxes();
        person("anna", "csm");
        person("ben", "csm");
        var name = test.getTestMethod().orElseThrow().getName();
        raise(name + "-friday", "anna");
        raise(name + "-ben", "ben");
        Mails.awaitDelivered(2);
        clock.advance(Duration.ofDays(1));
        raise(name + "-saturday", "anna");
        Mails.awaitDelivered(3);
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void aPersonIsSentWhatTheyWereSentInThatTimeUnderTheSameId() throws Exception {
        var before = ids("anna");

        replay("anna", FRIDAY, SATURDAY).statusCode(202).body("count", equalTo(1));

        await().untilAsserted(
                        () -> assertThat(ids("anna")).containsExactly(before.get(0), before.get(1), before.get(0)));
        assertThat(ids("ben")).hasSize(1);
    }

    @Test
    void everybodyIsSentWhatWasSentInThatTime() {
        replay(null, FRIDAY, SUNDAY).statusCode(202).body("count", equalTo(3));

        await().untilAsserted(() -> {
            assertThat(ids("anna")).hasSize(4);
            assertThat(ids("ben")).hasSize(2);
        });
        Mails.awaitDelivered(3);
    }

    @Test
    void whatFailedIsSentAtOnceToo() throws Exception {
        try (var connection = database.getConnection();
                var fail = connection.prepareStatement(
                        "UPDATE delivery SET state = 'failed', finished_at = NULL, due = due + interval '1 year' WHERE person = 'ben'")) {
            fail.execute();
        }

        replay("ben", FRIDAY, SATURDAY).statusCode(202).body("count", equalTo(1));

        await().untilAsserted(() -> assertThat(ids("ben")).hasSize(2));
    }

    @Test
    void whatWaitsIsNotCountedAndTheEndIsNotOfTheTime() throws Exception {
        try (var connection = database.getConnection();
                var wait = connection.prepareStatement(
                        "UPDATE delivery SET state = 'pending', finished_at = NULL, due = due + interval '1 year' WHERE person = 'ben'")) {
            wait.execute();
        }

        replay(null, FRIDAY, "2026-05-16T08:00:00Z").statusCode(202).body("count", equalTo(1));
    }

    @Test
    void aReplayThatCannotBeIsRefused() {
        replay("anna", FRIDAY, FRIDAY).statusCode(400).body("errors[0].pointer", equalTo("/until"));
        replay("anna", FRIDAY, null).statusCode(400);
        replay("nobody", FRIDAY, SATURDAY).statusCode(404);
        Api.body(Map.of("since", FRIDAY, "until", SATURDAY))
                .post("/v1/deliveries/replay")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse replay(String person, String since, String until) {
        var body = new HashMap<String, String>();
        body.put("person", person);
        body.put("since", since);
        body.put("until", until);
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/deliveries/replay")
                .then();
    }

    private void raise(String account, String owner) {
        broker.say(account, Facts.risk("usage-decline", Severity.HIGH, Facts.TODAY, Facts.ofCsm(owner)));
        await().untilAsserted(
                        () -> assertThat(Api.tasksOf(account).getList("tasks")).hasSize(1));
    }

    /** Of the mails that arrived, the ids of their deliveries; not of what another test has left under way. */
    private static List<String> ids(String person) {
        List<String> known =
                asAdmin().queryParam("person", person).get("/v1/deliveries").path("deliveries.id");
        return Mails.mailsTo(person).stream()
                .map(MailReplayTest::id)
                .filter(known::contains)
                .toList();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getHeader("X-Bellwether-Delivery")[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
