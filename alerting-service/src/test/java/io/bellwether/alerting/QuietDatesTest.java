package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Decided.decided;
import static io.bellwether.alerting.Decided.silence;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Account.Contract;
import io.bellwether.events.Task.Changed;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dates of the calendar, while somebody wants quiet and afterwards. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class QuietDatesTest {

    /** In its last sixty days on that Friday; too small for check-ins and reviews. */
    private static final Contract TO_JULY =
            new Contract(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 7, 1), 10_000.0, null);

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    CalendarJob job;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aDateThatIsSilencedComesOnceWhenTheSilenceEnds() throws Exception {
        var end = "2026-05-19T12:00:00Z";
        silence(Map.of("account", "quiet-dates", "type", "renewal", "why", "They merge.", "end", end));
        broker.say("quiet-dates", TO_JULY);
        decided("quiet-dates", 1, page -> {
            assertThat(page.getList("decisions.outcome")).containsExactly("held");
            assertThat(page.getList("decisions.why")).containsExactly("silenced");
            assertThat(page.getString("decisions[0].reason")).isEqualTo("t-60");
            assertThat(page.getString("decisions[0].path[-1].words")).contains("They merge.");
        });
        clock.advance(Duration.ofDays(4)); // it is looked at each day, and held
        job.run();
        assertThat(tasksOf("quiet-dates").getList("tasks")).isEmpty();

        clock.advance(Duration.ofHours(4)); // it ends before the next day begins
        threeInstancesLook();

        onlyTask("quiet-dates");
        assertThat(tasksOf("quiet-dates").getString("tasks[0].reason")).isEqualTo("t-60");
        // By its date alone it would have been due the day before anybody could see it.
        assertThat(tasksOf("quiet-dates").getString("tasks[0].due")).isEqualTo("2026-05-19");
        await().untilAsserted(() -> assertThat(broker.changesOf("quiet-dates"))
                .extracting(Changed::change)
                .containsExactly("raised"));
        asMaria()
                .queryParam("type", "renewal")
                .get("/v1/accounts/quiet-dates/decisions")
                .then()
                .body("decisions.outcome", contains("raised", "held", "held"))
                .body("decisions[0].why", equalTo("new"))
                .body("decisions[0].path.stage", contains("identity", "silence", "assignment", "notification"));
    }

    @Test
    void whyThereIsATaskOfADateOrNoneAnyMoreIsAnswered() {
        broker.say("dated", "dated-1", TO_JULY);
        onlyTask("dated");

        // Of the same moment as the first, which its id comes after.
        var longer = new Contract(LocalDate.of(2025, 7, 1), LocalDate.of(2027, 7, 1), 10_000.0, null);
        broker.say("dated", "dated-2", longer);

        decided("dated", 2, page -> {
            assertThat(page.getList("decisions.outcome")).isEqualTo(List.of("resolved", "raised"));
            assertThat(page.getList("decisions.why")).isEqualTo(List.of("cleared", "new"));
            assertThat(page.getString("decisions[0].path[0].words")).isEqualTo("The contract now ends on 2027-07-01.");
        });
    }

    private void threeInstancesLook() throws Exception {
        try (var instances = Executors.newFixedThreadPool(3)) {
            Callable<Void> look = () -> {
                job.run();
                return null;
            };
            for (var done : instances.invokeAll(List.of(look, look, look))) {
                done.get();
            }
        }
        job.run();
    }
}
