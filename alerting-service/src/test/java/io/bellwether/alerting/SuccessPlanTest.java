package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account.Contract;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a success plan plans for accounts of any age. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SuccessPlanTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aNewAccountIsWelcomed() {
        begins("success-new", 0);

        assertThat(plan("success-new"))
                .contains("| 2026-05-22 | Welcome call with success-new | csm | ")
                .contains("| 2026-08-13 | Talk about growing | csm | ");
    }

    @Test
    void whatShouldHaveBeenDoneBeforeIsNotPlannedDuringTheOnboarding() {
        begins("success-young", 45);

        assertThat(plan("success-young"))
                .contains("| 2026-05-15 | Review of feature adoption | csm | planned |")
                .contains("| 2026-06-29 | Talk about growing | csm | planned |")
                .doesNotContain("Welcome call", "The first business review is scheduled");
    }

    @Test
    void anAccountInAdoptionGoesOnWithThat() {
        begins("success-adopting", 120);

        assertThat(plan("success-adopting"))
                .contains("| 2026-05-25 | The first business review is scheduled | csm | planned |")
                .contains("| 2026-07-14 | Talk about growing | csm | planned |")
                .doesNotContain("Welcome call", "Guidance for monitoring");
    }

    @Test
    void anAccountOfYearsIsNeitherWelcomedNorOnboarded() {
        begins("success-old", 3 * 365);

        assertThat(plan("success-old"))
                .contains("| 2026-05-25 | Review of costs | specialist | planned |")
                .contains("| 2026-06-14 | Talk about growing | csm | planned |")
                .doesNotContain("Welcome call", "first business review", "Feedback collected");
    }

    @Test
    void whatWasDoneStays() {
        begins("success-done", 0);
        await().untilAsserted(() ->
                assertThat(tasksOf("success-done").getList("tasks.reason")).contains("plan"));
        var task = "/v1/tasks/" + tasksOf("success-done").getString("tasks.find { it.reason == 'plan' }.id");
        for (int step : new int[] {1, 15}) {
            asMaria().post(task + "/steps/" + step + "/complete").then().statusCode(200);
        }
        body(Map.of("outcome", "delivered")).post(task + "/complete").then().statusCode(200);

        clock.advance(Duration.ofDays(100));

        assertThat(plan("success-done"))
                .contains("| 2026-05-22 | Welcome call with success-done | csm | done |")
                .contains("| 2026-08-13 | Talk about growing | csm | done |")
                .contains("| The first business review is scheduled | csm | planned |")
                .doesNotContain("Talk about growing | csm | planned", "Training in support procedures", "open |");
    }

    private void begins(String account, int daysAgo) {
        var start = TODAY.minusDays(daysAgo);
        broker.say(account, Facts.described(account, "enterprise", "maria"));
        broker.say(account, new Contract(start, TODAY.plusYears(1), 120_000.0, 12));
        await().untilAsserted(() -> assertThat(plan(account)).contains("**Customer since:** " + start));
    }

    private static String plan(String account) {
        return asMaria().get("/v1/accounts/" + account + "/success-plan").asString();
    }
}
