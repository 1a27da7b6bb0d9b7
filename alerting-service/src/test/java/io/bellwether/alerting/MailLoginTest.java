package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.person;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails while the mail server does not take our password; it is a real one. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class MailLoginTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

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
    void whatIsRefusedForOurLoginArrivesOnceThatIsPutRight() {
        person("anna", "csm");
        PostOffice.refuseLogin();
        try {
            broker.say("login", risk("usage-decline", Severity.HIGH, TODAY, ofCsm("anna")));
            await().untilAsserted(() -> asAdmin()
                    .queryParam("person", "anna")
                    .get("/v1/deliveries")
                    .then()
                    .body("deliveries[0].state", equalTo("failed"))
                    .body("deliveries[0].lastAnswer", startsWith("535 refused by the mail server: AUTH")));
        } finally {
            PostOffice.acceptLogin();
        }

        clock.advance(Duration.ofSeconds(6));

        Mails.onlyMailTo("anna");
    }
}
