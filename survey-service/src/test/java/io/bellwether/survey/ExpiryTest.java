package io.bellwether.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExpiryTest {

    private static final int INSTANCES = 4;
    private static final int INVITATIONS = 20;

    @Inject
    MovableClock clock;

    @Inject
    ExpiryJob job;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void anInvitationThatNobodyAnsweredExpiresByItself() {
        Api.link(account, "jo", "csat");
        var expiresAt = clock.instant().plus(Duration.ofDays(7));

        clock.pass(Duration.ofDays(8));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Api.invitationsOf(account).getFirst())
                        .containsEntry("status", "expired")
                        .containsEntry("closedAt", expiresAt.toString()));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Broker.events(Topic.SURVEY_EVENTS, account))
                        .extracting(Event::time)
                        .contains(expiresAt));
    }

    @Test
    void eachExpiryIsSaidOnceHoweverManyInstancesLook() throws Exception {
        for (int i = 0; i < INVITATIONS; i++) {
            Api.link(account, "contact-" + i, "csat");
        }

        clock.pass(Duration.ofDays(8));
        try (var instances = Executors.newFixedThreadPool(INSTANCES)) {
            instances.invokeAll(Collections.nCopies(INSTANCES, Executors.callable(job::run)));
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Broker.events(Topic.SURVEY_EVENTS, account))
                        .filteredOn(event -> event.fact() instanceof Survey.Expired)
                        .hasSize(INVITATIONS)
                        .doesNotHaveDuplicates());
    }

    @Test
    void anAnswerKeepsAnInvitationFromExpiring() {
        Api.answer(Api.link(account, "jo", "csat"), "5", "");

        clock.pass(Duration.ofDays(8));
        job.run();

        assertThat(Api.invitationsOf(account).getFirst()).containsEntry("status", "answered");
    }
}
