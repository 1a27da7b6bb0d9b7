package io.bellwether.alerting;

import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When owners are reminded, by the day where they are; each a working day before. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DueSoonTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    DueSoonJob job;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @AfterEach
    void forgetThePeople() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM person WHERE id LIKE 'due-%'")) {
            delete.execute();
        }
    }

    @Test
    void ownersAreRemindedByTheDayWhereTheyAre() throws Exception {
        Colleagues.person("due-east", "csm", "Pacific/Kiritimati", List.of()); // UTC+14: Friday evening
        Colleagues.person("due-west", "csm", "Pacific/Honolulu", List.of()); // UTC-10: Thursday evening
        for (var owner : List.of("due-east", "due-west", "due-stranger")) {
            broker.say(owner, Facts.risk("usage-decline", Severity.HIGH, Facts.TODAY, Facts.ofCsm(owner)));
            onlyTask(owner);
        }
        assertThat(due("due-east")).isEqualTo("2026-05-19");
        assertThat(due("due-west")).isEqualTo("2026-05-18");
        assertThat(due("due-stranger")).isEqualTo("2026-05-19");

        lookAt("2026-05-15T09:59:00Z"); // Friday but for the west, where it is Thursday
        assertThat(reminded()).doesNotContain("due-east", "due-west", "due-stranger");
        lookAt("2026-05-15T10:01:00Z"); // Friday in the west: the working day before Monday
        await().untilAsserted(
                        () -> assertThat(reminded()).contains("due-west").doesNotContain("due-east", "due-stranger"));
        lookAt("2026-05-17T09:59:00Z"); // Sunday in the east
        assertThat(reminded()).doesNotContain("due-east", "due-stranger");
        lookAt("2026-05-17T10:01:00Z"); // Monday in the east
        await().untilAsserted(() -> assertThat(reminded()).contains("due-east").doesNotContain("due-stranger"));
        lookAt("2026-05-18T00:01:00Z");
        await().untilAsserted(() -> assertThat(reminded()).contains("due-stranger"));
    }

    @Test
    void ownersAreRemindedOnTheirWorkingDayBefore() throws Exception {
        Colleagues.person("due-off", "csm", "Pacific/Honolulu", List.of("2026-05-18")); // where it is Thursday evening
        broker.say("due-off", Facts.risk("usage-decline", Severity.HIGH, Facts.TODAY, Facts.ofCsm("due-off")));
        broker.say("due-new", Facts.risk("usage-decline", Severity.CRITICAL, Facts.TODAY, Facts.ofCsm("due-stranger")));
        onlyTask("due-off");
        onlyTask("due-new");
        assertThat(due("due-off")).isEqualTo("2026-05-19");
        assertThat(due("due-new")).isEqualTo("2026-05-18");

        lookAt("2026-05-15T10:01:00Z"); // Friday: on Monday due-off does not work; due-new is of today
        await().untilAsserted(() -> assertThat(reminded()).contains("due-off").doesNotContain("due-new"));
        lookAt("2026-05-17T12:00:00Z");
        assertThat(reminded()).doesNotContain("due-new");
        lookAt("2026-05-18T00:01:00Z");
        await().untilAsserted(() -> assertThat(reminded()).contains("due-new"));
    }

    @Test
    void theDueDayIsNotOverBeforeItIsWhereTheOwnerIs() throws Exception {
        Colleagues.person("due-west", "csm", "Pacific/Honolulu", List.of());
        broker.say("due-late", Facts.risk("usage-decline", Severity.HIGH, Facts.TODAY, Facts.ofCsm("due-west")));
        onlyTask("due-late");
        assertThat(due("due-late")).isEqualTo("2026-05-18");

        lookAt("2026-05-19T09:59:00Z"); // the last minute of Monday
        await().untilAsserted(() -> assertThat(reminded()).contains("due-late"));
    }

    private void lookAt(String time) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
        job.run();
    }

    /** Accounts of which an owner was reminded. */
    private List<String> reminded() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT array_agg(account) FROM due_told JOIN task ON task = id WHERE account LIKE 'due-%'");
                var row = select.executeQuery()) {
            row.next();
            return row.getArray(1) == null
                    ? List.of()
                    : List.of((String[]) row.getArray(1).getArray());
        }
    }

    private static String due(String account) {
        return tasksOf(account).getString("tasks[0].due");
    }
}
