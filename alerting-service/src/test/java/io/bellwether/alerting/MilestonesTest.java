package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Decided.decided;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Account.Contract;
import io.bellwether.events.Event;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Milestones of renewals that people have dealt with, when the end of the contract moves. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MilestonesTest {

    private static final LocalDate START = LocalDate.of(2025, 7, 1);
    private static final LocalDate END = LocalDate.of(2026, 7, 1);

    @Inject
    TestClock clock;

    @Inject
    CalendarJob job;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aMilestoneThatIsDoneDoesNotComeAgainWhenTheEndMovesByDays() {
        doneBeforeTheEndMoves("moved-by-days", 20);

        assertThat(reasons("moved-by-days")).containsExactly("t-60"); // by the new end it is between T-90 and T-60
        pass(8);
        assertThat(reasons("moved-by-days")).containsExactly("t-60");
        decided("moved-by-days", 2, page -> {
            assertThat(page.getList("decisions.findAll { it.outcome == 'kept' }.reason"))
                    .contains("t-60");
            assertThat(page.getList("decisions.findAll { it.outcome == 'kept' }.why"))
                    .containsOnly("closed-by-human");
            assertThat(page.getString("decisions.find { it.outcome == 'kept' }.path[0].words"))
                    .startsWith("Somebody has closed this milestone");
        });
        pass(30);
        assertThat(reasons("moved-by-days")).containsExactlyInAnyOrder("t-60", "t-30");
    }

    @Test
    void allMilestonesOfANewTermComeAgain() {
        doneBeforeTheEndMoves("moved-by-a-term", 91);

        assertThat(reasons("moved-by-a-term")).containsExactly("t-60");
        pass(20);
        pass(30);
        pass(30);
        assertThat(reasons("moved-by-a-term")).containsExactlyInAnyOrder("t-60", "t-120", "t-90", "t-60");
    }

    @Test
    void whatIsToBeDoneAfterTheRenewalComesThoughTheNextContractIsKnownAtItsSigning() {
        say("signed-ahead", 0, END);
        onlyTask("signed-ahead");

        follow("signed-ahead", 1);
        assertThat(open("signed-ahead")).isEmpty();
        pass(47);
        assertThat(open("signed-ahead")).containsExactly("t-0");
    }

    @Test
    void whatIsToBeDoneAfterTheRenewalStaysWhenTheNextContractIsToldLate() {
        say("told-late", 0, END);
        onlyTask("told-late");
        pass(47);
        assertThat(open("told-late")).containsExactlyInAnyOrder("t-60", "t-0");

        follow("told-late", 1);
        assertThat(open("told-late")).containsExactly("t-0");
    }

    private void follow(String account, int minutes) {
        say(account, minutes, new Contract(END.plusDays(1), END.plusDays(365), 10_000.0, 12));
        ends(account, END.plusDays(365));
        job.run();
    }

    private void pass(int days) {
        clock.advance(Duration.ofDays(days));
        job.run();
    }

    /** Their task of T-60, the only one, is done on that Friday, in the last sixty days of the contract. */
    private void doneBeforeTheEndMoves(String account, int days) {
        say(account, 0, END);
        asMaria().post("/v1/tasks/" + onlyTask(account) + "/complete").then().statusCode(200);
        say(account, 1, END.plusDays(days));
        ends(account, END.plusDays(days));
        job.run();
    }

    private static void ends(String account, LocalDate end) {
        await().untilAsserted(() ->
                asMaria().get("/v1/accounts/" + account).then().body("contractEnd", equalTo(end.toString())));
    }

    private static List<String> reasons(String account) {
        return tasksOf(account).getList("tasks.findAll { it.type == 'renewal' }.reason");
    }

    private static List<String> open(String account) {
        return tasksOf(account).getList("tasks.findAll { it.type == 'renewal' && it.status == 'open' }.reason");
    }

    private static void say(String account, int minutes, LocalDate end) {
        say(account, minutes, new Contract(START, end, 10_000.0, null));
    }

    private static void say(String account, int minutes, Contract contract) {
        var at = TestClock.START.plus(Duration.ofMinutes(minutes));
        io.bellwether.fixture.Broker.say(new Event("crm", UUID.randomUUID().toString(), account, at, contract));
    }
}
