package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Decided.decided;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Signal;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of more than a week has room for. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BudgetTest {

    @Inject
    DataSource database;

    @Inject
    Decisions decisions;

    @Inject
    ReleaseJob release;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void theMostUrgentOfABatchGetsTheRoomAndWhatComesLaterFindsWhatIsLeft() {
        decide(raised("kim-low", Severity.LOW), raised("kim-high", Severity.HIGH), raised("kim-mid", Severity.MEDIUM));
        decide(raised("kim-later", Severity.HIGH));
        decide(raised("kim-worst", Severity.CRITICAL));

        assertOpenOf("kim", "kim-high", "kim-mid", "kim-worst");
        for (var held : List.of("kim-low", "kim-later")) {
            decided(
                    held,
                    1,
                    page -> assertThat(page.getString("decisions[0].why")).isEqualTo("budget"));
        }
    }

    @Test
    void theWeekThatCountsIsThatOfItsOwner() {
        Colleagues.person("lou", "far-away", "Pacific/Kiritimati", List.of());
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-05-17T09:59:00Z")));
        decide(raised("lou-1", Severity.HIGH, "lou"));
        decide(raised("lou-2", Severity.HIGH, "lou"));
        assertOpenOf("lou", "lou-1");

        clock.advance(Duration.ofMinutes(1)); // Monday begins there
        release.run();

        assertOpenOf("lou", "lou-1", "lou-2");
        Colleagues.forget("lou");
    }

    private static void assertOpenOf(String csm, String... accounts) {
        assertThat(asMaria().queryParam("csm", csm).get("/v1/tasks").jsonPath().getList("tasks.account", String.class))
                .containsExactlyInAnyOrder(accounts);
    }

    private void decide(Signal... signals) {
        QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                decisions.decide(tx, List.of(signals));
                return null;
            }
        });
    }

    private static Signal raised(String account, Severity severity) {
        return raised(account, severity, "kim");
    }

    private static Signal raised(String account, Severity severity, String csm) {
        return new Signal.Raised(
                World.risk(account, "red-health"),
                World.HEALTH,
                severity,
                Facts.TODAY,
                new Explanation("It fell.", List.of(), 50, null),
                Facts.ofCsm(csm));
    }
}
