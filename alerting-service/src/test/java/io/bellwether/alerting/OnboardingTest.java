package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan of the first 90 days, and the kickoff that is its beginning. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OnboardingTest {

    private static final LocalDate START = LocalDate.of(2026, 5, 15);
    private static final Contract CONTRACT = new Contract(START, START.plusYears(1), 150_000.0, 12);
    private static final Milestone KICKED_OFF = new Milestone(Milestone.Type.KICKOFF, Milestone.State.DONE);

    @Inject
    TestClock clock;

    @Inject
    CalendarJob job;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void thePlanGoesOnAfterTheKickoffUntilThePhaseIsOver() {
        say("kicked-off", CONTRACT);
        await().untilAsserted(() -> {
            assertThat(status("kicked-off", "kickoff")).isEqualTo("open");
            assertThat(status("kicked-off", "plan")).isEqualTo("open");
        });
        var plan = "/v1/tasks/" + value("kicked-off", "plan", "id");

        say("kicked-off", KICKED_OFF);
        await().untilAsserted(() -> assertThat(status("kicked-off", "kickoff")).isEqualTo("resolved"));
        clock.advance(Duration.ofDays(90));
        job.run();
        asMaria()
                .post(plan + "/steps/15/complete")
                .then()
                .statusCode(200)
                .body("playbook", equalTo("success-plan-90-days"))
                .body("progress.done", equalTo(1));

        clock.advance(Duration.ofDays(1));
        job.run();
        asMaria().get(plan).then().body("status", equalTo("resolved"));
    }

    @Test
    void thePlanBeginsThoughTheKickoffHasBeen() {
        say("kicked-off-before", KICKED_OFF);
        say("kicked-off-before", CONTRACT);

        await().untilAsserted(
                        () -> assertThat(status("kicked-off-before", "plan")).isEqualTo("open"));
        assertThat(status("kicked-off-before", "kickoff")).isNull();
    }

    private static String status(String account, String reason) {
        return value(account, reason, "status");
    }

    private static String value(String account, String reason, String field) {
        return tasksOf(account).getString("tasks.find { it.reason == '%s' }?.%s".formatted(reason, field));
    }

    private void say(String account, Fact fact) {
        io.bellwether.fixture.Broker.say(
                new Event("crm", UUID.randomUUID().toString(), account, clock.instant(), fact));
    }
}
