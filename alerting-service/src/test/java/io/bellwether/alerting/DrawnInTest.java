package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account.Contract;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What draws somebody in by the shipped rules, whether or not the owner is at it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DrawnInTest {

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Inject
    EscalationJob job;

    @Inject
    CalendarJob calendar;

    @Inject
    TestClock clock;

    @BeforeEach
    void people() throws SQLException {
        clock.reset();
        person("drawn-vera", "vp", null);
        person("drawn-tom", "manager", "drawn-vera");
        person("drawn-ana", "drawn-csm", "drawn-tom");
        leaveOthersAlone();
    }

    @AfterEach
    void backToTheBeginning() throws SQLException {
        clock.reset();
        leaveOthersAlone();
        List.of("drawn-vera", "drawn-tom", "drawn-ana").forEach(Colleagues::forget);
    }

    @Test
    void aStateDrawsTheManagerInOnWhatIsSnoozed() {
        var id = raise("drawn-asleep", "nps-low", Severity.LOW);
        body(Map.of("until", "2026-06-15"))
                .post("/v1/tasks/" + id + "/snooze")
                .then()
                .statusCode(200);
        job.run();

        broker.say("drawn-asleep", scored(Band.RED));

        await().untilAsserted(() -> {
            job.run();
            assertThat(task(id).getList("escalations.why")).containsExactly("The health of the account is red.");
        });
        assertThat(task(id).getString("status")).isEqualTo("snoozed");
    }

    @Test
    void aHighRiskThatSaysThatTheyAreAboutToLeaveDrawsTheExecutiveInAtOnce() {
        var high = raise("drawn-leaving", "champion-left", Severity.HIGH);
        var medium = raise("drawn-looking", "champion-left", Severity.MEDIUM);

        job.run();

        assertThat(task(high).getList("escalations.level")).containsExactly("manager", "executive");
        assertThat(task(high).getList("escalations.why")).containsOnly("The customer may be about to leave.");
        assertThat(task(high).getList("escalations.told")).containsExactly(List.of(), List.of("drawn-vera"));
        assertThat(task(medium).getList("escalations")).isNull();
    }

    @Test
    void aMilestoneOfARenewalDrawsTheManagerInOnceItIsOverdue() {
        broker.say("drawn-renewal", Facts.described("Acme GmbH", "smb", "drawn-ana"));
        var end = Facts.TODAY.plusDays(30);
        broker.say("drawn-renewal", new Contract(end.minusDays(364), end, 10_000.0, 12));
        await().untilAsserted(() -> {
            calendar.run();
            assertThat(Api.tasksOf("drawn-renewal").getList("tasks.reason")).containsExactly("t-30");
        });
        var id = onlyTask("drawn-renewal");
        assertThat(task(id).getString("due")).isEqualTo("2026-05-29");
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-05-29T23:59:59Z")));
        job.run();
        assertThat(task(id).getList("escalations")).isNull();

        clock.advance(Duration.ofSeconds(1));
        job.run();

        assertThat(task(id).getList("escalations.slaBreached")).containsExactly(null, "acknowledge");
        assertThat(task(id).getList("escalations.told")).containsOnly(List.of("drawn-tom"));
        assertThat(task(id).getString("escalations[0].why")).isEqualTo("It is overdue since 2026-05-30T00:00:00Z.");
    }

    private String raise(String account, String reason, Severity severity) {
        var card = new AccountCard("Acme GmbH", "drawn-ana", null, null, null);
        broker.say(account, risk(reason, severity, Facts.TODAY, card));
        return onlyTask(account);
    }

    /** Other tests do not expect their tasks to escalate. */
    private void leaveOthersAlone() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE task SET escalate_at = NULL WHERE escalate_at IS NOT NULL");
        }
    }

    private static JsonPath task(String id) {
        return asMaria().get("/v1/tasks/" + id).jsonPath();
    }

    private static void person(String id, String role, String manager) {
        var body = new HashMap<>(Colleagues.body(role, "UTC", List.of()));
        body.put("manager", manager);
        Colleagues.put(id, body);
    }

    private static Health.Scored scored(Band band) {
        return new Health.Scored(
                Facts.TODAY, "value", 1, true, 40, 40.0, 0.8, band, Band.YELLOW, null, null, null, AccountCard.UNKNOWN);
    }
}
