package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Mails.awaitMails;
import static io.bellwether.alerting.Mails.mailsTo;
import static io.bellwether.alerting.Mails.onlyMailTo;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.notify.Grouping;
import io.bellwether.alerting.notify.Planner;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Decision.Raise;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How little people are disturbed by what flaps, and by what comes together; the mail server is real. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class CalmTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    Decider decider;

    @Inject
    Recipients recipients;

    @Inject
    EndpointStore endpoints;

    @Inject
    Announcements announcements;

    @BeforeEach
    void itIsFridayMorning() throws Exception {
        clock.reset();
        Webhooks.forgetAll(database);
        PostOffice.server().purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void whatComesBackSoonDisturbsNobodyButStandsInTheDigest() throws Exception {
        person("anna", "csm");
        broker.say("returns", risk("usage-decline", Severity.HIGH, TODAY, ofCsm("anna")));
        onlyMailTo("anna");
        broker.say("returns", cleared("usage-decline"));
        await().untilAsserted(() -> assertThat(parts()).isEqualTo(1));

        broker.say("returns", risk("usage-decline", Severity.HIGH, TODAY, ofCsm("anna")));

        await().untilAsserted(() -> assertThat(parts()).isEqualTo(2));
        assertThat(mailsTo("anna")).hasSize(1);
        clock.advance(Duration.ofDays(3)); // Monday
        await().untilAsserted(() -> assertThat(mailsTo("anna").stream().map(CalmTest::subject))
                .contains("Your digest: 2 notices about tasks"));
    }

    @Test
    void aChannelOfATeamIsNotPostedEachResolveAndReturn() throws Exception {
        try (var receiver = new Receiver()) {
            var team = Webhooks.add(Map.of("channel", "slack", "url", receiver.url("/")));
            broker.say("flaps", risk("usage-decline", Severity.HIGH));
            broker.say("flaps", cleared("usage-decline"));
            broker.say("flaps", risk("usage-decline", Severity.HIGH));
            broker.say("flaps", cleared("usage-decline"));
            await().untilAsserted(() -> {
                assertThat(parts()).isEqualTo(2);
                assertThat(receiver.received()).hasSize(2);
                assertThat(Webhooks.deliveries(team).getList("deliveries")).hasSize(3);
            });

            clock.advance(Duration.ofDays(3)); // Monday

            await().untilAsserted(() -> assertThat(receiver.received())
                    .extracting(request -> request.json().getString("text"))
                    .hasSize(3)
                    .contains("Your digest: 2 notices about tasks"));
        }
    }

    @Test
    void whatComesForOneAccountWithinMinutesIsOneMessage() throws Exception {
        person("anna", "csm");
        var grouped = new Notices(
                recipients,
                endpoints,
                new Planner(true, new Grouping(Duration.ofMinutes(5), Set.of(Severity.CRITICAL))),
                announcements,
                clock);

        tell(grouped, "grouped", "usage-decline", Severity.HIGH);
        tell(grouped, "grouped", "nps-low", Severity.MEDIUM);
        tell(grouped, "other", "nps-low", Severity.MEDIUM);
        tell(grouped, "grouped", "red-health", Severity.CRITICAL);

        awaitMails("anna", 1); // what is critical does not wait
        clock.advance(Duration.ofMinutes(5));
        awaitMails("anna", 3);
        assertThat(mailsTo("anna").stream().skip(1).map(CalmTest::subject))
                .containsExactlyInAnyOrder(
                        "2 notices about tasks of Acme GmbH", "New task (medium): Acme GmbH would not recommend us");
    }

    /** As if a new task of anna's were told. */
    private void tell(Notices to, String account, String reason, Severity severity) {
        var identity = new Identity(account, Task.Type.CHURN_RISK, reason);
        var signal = new Signal.Raised(
                identity,
                Change.SOURCE,
                severity,
                TODAY,
                new Explanation("It fell.", List.of(), null, null),
                ofCsm("anna"));
        var raised = (Raise) decider.decide(signal, null, clock.instant());
        QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                to.changed(tx, List.of(raised.change()), Set.of());
                return null;
            }
        });
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long parts() throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("SELECT count(*) FROM digest_part")) {
            row.next();
            return row.getLong(1);
        }
    }
}
