package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is drawn in on a task, and what is told of it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EscalationTest {

    private static final List<String> PEOPLE = List.of("escalate-ana", "escalate-tom", "escalate-vera");

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Inject
    EscalationJob job;

    @Inject
    TestClock clock;

    @BeforeEach
    void people() throws SQLException {
        clock.reset();
        person("escalate-vera", "vp", null);
        person("escalate-tom", "manager", "escalate-vera");
        person("escalate-ana", "escalate-csm", "escalate-tom");
        leaveOthersAlone();
    }

    @AfterEach
    void backToTheBeginning() throws SQLException {
        clock.reset();
        leaveOthersAlone();
        PEOPLE.forEach(Colleagues::forget);
        run("DELETE FROM delivery WHERE person LIKE 'escalate-%'"); // no mail server takes them
    }

    @Test
    void anSlaThatIsNotKeptDrawsTheManagerInOnceHoweverManyLook() throws Exception {
        var id = raise("escalate-sla", Severity.HIGH);
        clock.advance(Duration.ofHours(4)); // she began at nine: an hour is left
        job.run();
        assertThat(task(id).getList("escalations")).isNull();

        clock.advance(Duration.ofHours(1));
        threeInstancesLook();
        threeInstancesLook();

        var task = task(id);
        assertThat(task.getList("history.what")).containsExactly("escalated", "raised");
        assertThat(task.getString("history[0].detail"))
                .isEqualTo("To manager: It should have been taken up by 2026-05-15T13:00:00Z.");
        assertThat(task.getList("escalations.level")).containsExactly("manager", "manager");
        assertThat(task.getList("escalations.slaBreached")).containsExactly(null, "acknowledge");
        assertThat(task.getList("escalations.told")).containsExactly(List.of("escalate-tom"), List.of("escalate-tom"));
        await().untilAsserted(() -> assertThat(broker.changesOf("escalate-sla"))
                .extracting(changed -> changed.change())
                .containsExactly("raised", "escalated"));
        assertThat(deliveries(id, "escalate-tom")).isEqualTo(1);
        assertThat(metric("bellwether_tasks_escalated_total{level=\"manager\"}"))
                .isPositive();
        assertThat(metric("bellwether_tasks_sla_breached_total{sla=\"acknowledge\"}"))
                .isPositive();
    }

    @Test
    void whoKeepsToThePlaybookIsToldOfNoSlaUntilAStepIsOverdue() {
        var steps = List.of(step("Call them", 7), step("Win them back", 28));
        json("root", "admin", Map.of("title", "Four weeks", "steps", steps)).put("/v1/playbooks/escalate-weeks");
        var id = raise("escalate-playbook", Severity.HIGH);
        json("escalate-ana", "csm", Map.of("playbook", "escalate-weeks")).put("/v1/tasks/" + id + "/playbook");
        json("escalate-ana", "csm", Map.of()).post("/v1/tasks/" + id + "/start");
        json("escalate-ana", "csm", Map.of()).post("/v1/tasks/" + id + "/steps/1/complete");

        clock.advance(Duration.ofDays(28));
        job.run();
        assertThat(task(id).getList("escalations.slaBreached")).containsOnlyNulls();
        clock.advance(Duration.ofDays(1));
        job.run();

        assertThat(task(id).getList("escalations.slaBreached")).contains("close");
        assertThat(task(id).getString("escalations.find { it.slaBreached == 'close' }.why"))
                .isEqualTo("It should have been closed by 2026-06-12T17:00:00Z.");
    }

    @Test
    void threeInstancesShareManyTasks() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(raise("escalate-many-" + i, Severity.MEDIUM));
        }
        clock.advance(Duration.ofDays(8));

        threeInstancesLook();

        for (var id : ids) {
            assertThat(task(id).getList("history.what")).containsExactly("escalated", "raised");
        }
    }

    @Test
    void afterAJumpOfTheClockTheHighestLevelIsToldAndFound() {
        var id = raise("escalate-jump", Severity.LOW);
        clock.advance(Duration.ofDays(20));

        job.run();
        job.run();

        var task = task(id);
        assertThat(task.getList("history.what")).containsExactly("escalated", "raised");
        assertThat(task.getList("escalations.findAll { it.slaBreached == null }.level"))
                .containsExactly("manager", "executive");
        assertThat(task.getList("escalations.findAll { it.slaBreached == null }.passed"))
                .containsExactly(true, false);
        assertThat(task.getList("escalations.find { it.level == 'executive' }.told"))
                .containsExactly("escalate-vera");
        assertThat(found("escalate-jump", "executive")).containsExactly(id);
        assertThat(found("escalate-jump", "any")).containsExactly(id);
        assertThat(found("escalate-jump", "manager")).isEmpty();
    }

    @Test
    void whatIsOpenedAgainClimbsAnew() {
        var id = raise("escalate-anew", Severity.HIGH);
        clock.advance(Duration.ofDays(10));
        job.run();
        json("escalate-ana", "csm", Map.of()).post("/v1/tasks/" + id + "/complete");
        json("escalate-ana", "csm", Map.of("reason", "It is back.")).post("/v1/tasks/" + id + "/reopen");
        job.run();
        assertThat(task(id).getList("escalations.slaBreached")).containsExactly(null, "acknowledge");

        clock.advance(Duration.ofDays(10));
        job.run();
        job.run();

        assertThat(task(id).getList("escalations.slaBreached"))
                .containsExactly(null, "acknowledge", null, "acknowledge");
        assertThat(task(id).getList("escalations.level")).containsOnly("manager");
        assertThat(found("escalate-anew", "manager")).containsExactly(id);
    }

    @Test
    void redHealthDrawsTheManagerInAtOnce() {
        var id = raise("escalate-red", Severity.LOW);
        job.run();
        assertThat(task(id).getList("escalations")).isNull();

        broker.say("escalate-red", scored(Band.RED));

        await().untilAsserted(() -> {
            job.run();
            assertThat(task(id).getList("escalations.why")).containsExactly("The health of the account is red.");
        });
    }

    @Test
    void theDaysOfWhatIsSnoozedCallForNobodyUntilItIsBack() {
        var id = raise("escalate-snoozed", Severity.LOW);
        json("escalate-ana", "csm", Map.of("until", "2026-06-15")).post("/v1/tasks/" + id + "/snooze");
        clock.advance(Duration.ofDays(10));
        job.run();
        assertThat(task(id).getList("escalations")).isNull();

        as("escalate-ana", "csm").post("/v1/tasks/" + id + "/wake").then().statusCode(200);
        job.run();

        assertThat(task(id).getList("escalations.level")).containsExactly("manager");
    }

    private String raise(String account, Severity severity) {
        var card = new AccountCard("Acme GmbH", "escalate-ana", null, null, null);
        broker.say(account, risk("nps-low", severity, Facts.TODAY, card));
        return onlyTask(account);
    }

    private static Map<String, Object> step(String title, int days) {
        return Map.of("title", title, "owner", "csm", "days", days);
    }

    /** A request that has to succeed. */
    private static RequestSpecification json(String person, String role, Map<String, Object> body) {
        return as(person, role)
                .contentType(ContentType.JSON)
                .body(body)
                .expect()
                .statusCode(200)
                .given();
    }

    private void threeInstancesLook() throws Exception {
        try (var instances = Executors.newFixedThreadPool(3)) {
            var looks = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                looks.add(instances.submit(job::run));
            }
            for (var look : looks) {
                look.get();
            }
        }
    }

    /** Other tests do not expect their tasks to escalate. */
    private void leaveOthersAlone() throws SQLException {
        run("UPDATE task SET escalate_at = NULL WHERE escalate_at IS NOT NULL");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private long deliveries(String task, String person) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT FROM delivery WHERE task = ?::uuid AND person = ? AND occasion = 'escalated'");
                var row = Sql.bind(select, task, person).executeQuery()) {
            long found = 0;
            while (row.next()) {
                found++;
            }
            return found;
        }
    }

    private static double metric(String name) {
        return asMaria()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<String> found(String account, String level) {
        return asMaria()
                .queryParam("account", account)
                .queryParam("escalated", level)
                .get("/v1/tasks")
                .jsonPath()
                .getList("tasks.id");
    }

    private static JsonPath task(String id) {
        return asMaria().get("/v1/tasks/" + id).jsonPath();
    }

    private static void person(String id, String role, String manager) {
        var body = new HashMap<>(Colleagues.body(role, "UTC", List.of()));
        body.put("manager", manager);
        body.put("email", id + "@example.com");
        Colleagues.put(id, body);
    }

    private static Health.Scored scored(Band band) {
        return new Health.Scored(
                Facts.TODAY, "value", 1, true, 40, 40.0, 0.8, band, Band.YELLOW, null, null, null, AccountCard.UNKNOWN);
    }
}
