package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Colleagues.absence;
import static io.bellwether.alerting.Colleagues.away;
import static io.bellwether.alerting.Colleagues.forget;
import static io.bellwether.alerting.Colleagues.person;
import static io.bellwether.alerting.Colleagues.put;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.task.Customer;
import io.bellwether.alerting.task.Desk;
import io.bellwether.alerting.task.Identity;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pools, loads and absences of people. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TeamTest {

    private static final int TRANSACTIONS = 60;

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Inject
    Segments segments;

    @Inject
    Assignments assignments;

    @Inject
    TestClock clock;

    @BeforeEach
    void people() {
        clock.reset();
        person("team-ana", "team-csm", "Europe/Berlin", List.of());
        person("team-ben", "team-csm", "Europe/Berlin", List.of());
    }

    @AfterEach
    void nobodyIsAway() {
        forget("team-ana");
        forget("team-ben");
    }

    @Test
    void aPoolIsFairHoweverManyTakeFromItAtOnce() throws Exception {
        var testers = List.of("assign-t1", "assign-t2", "assign-t3");
        testers.forEach(id -> person(id, "assign-tester", "UTC", List.of()));
        var picked = new ConcurrentHashMap<String, Integer>();
        try (var instances = Executors.newFixedThreadPool(3)) {
            var all = IntStream.range(0, TRANSACTIONS)
                    .mapToObj(i -> instances.submit(() -> picked.merge(pick("assign-pooled-" + i), 1, Integer::sum)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(picked.keySet()).containsExactlyInAnyOrderElementsOf(testers);
        assertThat(picked.values()).allMatch(count -> count == TRANSACTIONS / 3);
        assertThat(pick("assign-pooled-7")).isEqualTo(pick("assign-pooled-7"));
        var load = as("root", "admin")
                .queryParam("role", "assign-tester")
                .get("/v1/team/load")
                .jsonPath();
        assertThat(load.getList("people.id")).containsExactlyElementsOf(testers);
        assertThat(load.getList("people.accounts")).containsExactly(20, 20, 20);
    }

    /** Whom the pool gives the account to, in a transaction of its own. */
    private String pick(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                var csms = new HashMap<String, String>();
                csms.put(id, null);
                var account = Account.of(id, Page.of(event(id, 0, described(null, "assign-pool"))), segments);
                var assigner = assignments.assigner(tx, csms, Map.of(id, account), clock.instant());
                var work = new Desk.Work(
                        new Identity(id, Task.Type.CHURN_RISK, "red-health"),
                        Severity.LOW,
                        null,
                        new Customer(null, null, null, null));
                var owner = assigner.assign(work, _ -> Facts.TODAY).owner();
                assignments.keep(tx, assigner);
                return owner;
            }
        });
    }

    @Test
    void managersSeeTheLoadOfTheirTeam() {
        person("team-lead", "manager", "UTC", List.of());
        var body = new HashMap<>(Colleagues.body("team-csm", "UTC", List.of()));
        body.put("manager", "team-lead");
        put("team-ana", body);
        broker.say(
                "team-load-1",
                new Described(
                        null,
                        "enterprise",
                        200_000.0,
                        "team-ana",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        broker.say(
                "team-load-2",
                new Described(null, "smb", 5_000.0, "team-ana", null, null, null, null, null, null, null, null, null));
        known("team-load-1");
        known("team-load-2");
        away("team-ana", "2026-05-15", "2026-05-15", null);

        var load = as("team-lead", "csm").get("/v1/team/load").jsonPath();

        assertThat(load.getList("people.id")).containsExactly("team-ana", "team-lead");
        var ana = load.getMap("people[0]");
        assertThat(ana.get("accountsBySegment")).isEqualTo(Map.of("enterprise", 1, "smb", 1));
        assertThat(ana.get("arr")).isEqualTo(205_000f);
        assertThat(ana.get("capacityUsed")).isEqualTo(0.14f); // 1/8 and 1/100: S1
        assertThat(ana.get("overCapacity")).isEqualTo(false);
        assertThat(ana.get("away")).isEqualTo(Map.of("until", "2026-05-15"));
        assertThat(as("team-ana", "csm").get("/v1/team/load").jsonPath().getList("people.id"))
                .containsExactly("team-ana");
    }

    @Test
    void absencesAreChecked() {
        var id = away("team-ana", "2026-06-01", "2026-06-10", "team-ben");

        absence("team-ana", Map.of("from", "2026-06-10", "to", "2026-06-12"))
                .statusCode(409)
                .body("detail", equalTo("team-ana is away from 2026-06-01 to 2026-06-10 already."));
        absence("team-ana", Map.of("from", "2026-07-02", "to", "2026-07-01"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/to"));
        absence("team-ana", Map.of("from", "2026-07-02", "to", "2026-07-03", "deputy", "nobody-knows"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/deputy"));
        absence("team-ana", Map.of("from", "2026-07-02", "to", "2026-07-03", "deputy", "team-ana"))
                .statusCode(400);
        absence("team-nobody", Map.of("from", "2026-07-02", "to", "2026-07-03")).statusCode(404);
        asMaria().get("/v1/people/team-ana/absences").then().statusCode(403);
        as("team-ana", "csm")
                .contentType(ContentType.JSON)
                .body(Map.of("from", "2026-06-01", "to", "2026-06-12", "note", "Longer."))
                .put("/v1/people/team-ana/absences/" + id)
                .then()
                .statusCode(200);
        as("team-ana", "csm")
                .get("/v1/people/team-ana/absences")
                .then()
                .body("absences", hasSize(1))
                .body("absences[0].to", equalTo("2026-06-12"))
                .body("absences[0].deputy", nullValue());
        as("team-ana", "csm")
                .delete("/v1/people/team-ana/absences/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static void known(String account) {
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/" + account).then().statusCode(200));
    }

    private static Described described(String csm, String region) {
        return new Described(null, null, null, csm, null, null, null, null, null, null, null, region, null);
    }

    /** @param minutes after the start: of what is said of the same thing, the latest counts */
    private static Event event(String account, int minutes, Fact fact) {
        var at = TestClock.START.plus(Duration.ofMinutes(minutes));
        return new Event("crm", UUID.randomUUID().toString(), account, at, fact);
    }
}
