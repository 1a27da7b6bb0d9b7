package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.bellwether.events.Account.Churned;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.events.Task.Changed;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that people make by hand. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class ManualTaskTest {

    private static final String ROADMAP = "Send the roadmap";

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    CalendarJob calendar;

    @BeforeEach
    void itIsFridayMorning() throws Exception {
        clock.reset();
        Webhooks.forgetAll(database);
        PostOffice.server().purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void itIsATaskLikeAnyOtherOfWhomTheAccountIsAndTellsWhoMadeIt() {
        known("manual");

        var made = asTom(of("manual", Map.of("description", "They asked for it.\nTwice.")));

        String id = made.statusCode(201)
                .header("ETag", "\"1\"")
                .body("type", equalTo("manual"))
                .body("reason", equalTo("send-the-roadmap"))
                .body("title", equalTo(ROADMAP))
                .body("evidence", equalTo("They asked for it.\nTwice."))
                .body("status", equalTo("open"))
                .body("severity", equalTo("high"))
                .body("owner", equalTo("maria"))
                .body("assigned.why", equalTo("account-owner"))
                .body("since", equalTo("2026-05-15"))
                .body("due", equalTo("2026-05-19"))
                .body("urgencyHow", startsWith("high ×4.00, ARR 50,000"))
                .extract()
                .path("id");
        made.header("Location", containsString("/v1/tasks/" + id));
        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("history.who", contains("tom"))
                .body("history.what", contains("raised"))
                .body(
                        "history[0].detail",
                        equalTo("They asked for it.\nTwice. To maria: maria is the CSM of the account."));
        asMaria()
                .get("/v1/tasks?kind=manual&text=roadmap&account=manual")
                .then()
                .body("tasks.id", contains(id))
                .body("counts.high", equalTo(1));
        await().untilAsserted(() -> assertThat(broker.changesOf("manual"))
                .extracting(Changed::type, Changed::title, Changed::who)
                .containsExactly(tuple(Task.Type.MANUAL, ROADMAP, "tom")));
    }

    @Test
    void whoMakesItSaysWhoseItIsByWhenAndHow() {
        known("manual-how");
        person("maria", "csm");
        person("ben", "csm");
        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        "How",
                        "steps",
                        List.of(Map.of("title", "Ask {account}", "owner", "csm", "businessDays", 1))))
                .put("/v1/playbooks/manual-how")
                .then()
                .statusCode(200);

        asTom(of("manual-how", Map.of("owner", "ben", "due", "2026-06-30", "playbook", "manual-how")))
                .statusCode(201)
                .body("owner", equalTo("ben"))
                .body("assigned.words", equalTo("Assigned by tom."))
                .body("due", equalTo("2026-06-30"))
                .body("progress.playbook", equalTo("manual-how"))
                .body("progress.next.title", equalTo("Ask manual-how"))
                .body("progress.next.due", equalTo("2026-05-18"));

        Mails.onlyMailTo("ben");
        assertThat(Mails.mailsTo("maria")).isEmpty();
    }

    @Test
    void ofOneTitleThereIsOneUntilItIsClosedThenANewOne() {
        known("manual-twice");
        String id = asTom(of("manual-twice", Map.of())).extract().path("id");

        asTom(of("manual-twice", Map.of("title", "  send the ROADMAP! ")))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(id));
        body(Map.of("outcome", "delivered"))
                .post("/v1/tasks/" + id + "/complete")
                .then()
                .statusCode(200);

        asTom(of("manual-twice", Map.of()))
                .statusCode(201)
                .body("id", not(equalTo(id)))
                .body("occurrence", equalTo(2));
        body(Map.of("reason", "Not yet."))
                .post("/v1/tasks/" + id + "/reopen")
                .then()
                .statusCode(409);
    }

    @Test
    void ofThoseWhoMakeTheSameAtOnceOneSucceeds() throws Exception {
        known("manual-race");
        Callable<Integer> make =
                () -> asTom(of("manual-race", Map.of())).extract().statusCode();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(make, make, make, make))) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void nothingHoldsItBack() {
        known("manual-held");
        broker.say("manual-held", risk("usage-decline", Severity.CRITICAL));
        await().untilAsserted(() ->
                assertThat(tasksOf("manual-held").getList("tasks")).hasSize(1));
        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("account", "manual-held", "why", "They migrate.", "end", "2026-06-01T00:00:00Z"))
                .post("/v1/silences")
                .then()
                .statusCode(201);

        asTom(of("manual-held", Map.of())).statusCode(201).body("status", equalTo("open"));
    }

    @Test
    void nothingResolvesItNorOpensItAgain() {
        known("manual-stays");
        String id =
                asTom(of("manual-stays", Map.of("title", "Win Back"))).extract().path("id");

        broker.say("manual-stays", new Churned("budget"));
        await().untilAsserted(() ->
                assertThat(tasksOf("manual-stays").getList("tasks.type")).contains("renewal"));
        calendar.run();

        asMaria().get("/v1/tasks/" + id).then().body("status", equalTo("open")).body("version", equalTo(1));
        asMaria().get("/v1/accounts/manual-stays/success-plan").then().body(not(containsString("Win Back")));
    }

    @Test
    void itIsNoRuleThatCouldBeJudged() {
        known("manual-rule");
        asTom(of("manual-rule", Map.of())).statusCode(201);

        asMaria()
                .get("/v1/reports/rules?from=2026-05-15&to=2026-05-15")
                .then()
                .body("rules.type", not(hasItem("manual")));
    }

    @ParameterizedTest
    @CsvSource({
        "account, nowhere",
        "account,",
        "title, ' '",
        "title, '\u2003'",
        "title,",
        "title, 'two\nlines'",
        "severity,",
        "severity, urgent",
        "due, 2026-05-14",
        "due, 2029-05-16",
        "owner, stranger",
        "playbook, nowhere",
        "color, red"
    })
    void whatIsWrongWithItIsPointedToAndNothingIsMade(String field, String value) {
        known("manual-wrong");
        person("maria", "csm");
        var wrong = new HashMap<String, Object>();
        wrong.put(field, value);

        asTom(of("manual-wrong", wrong))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/" + field));

        assertThat(tasksOf("manual-wrong").getList("tasks")).isEmpty();
    }

    @Test
    void onlyCsmsAndAdminsMakeTasks() {
        as("p", "publisher")
                .contentType(ContentType.JSON)
                .body(of("manual", Map.of()))
                .post("/v1/tasks")
                .then()
                .statusCode(403);
        asMaria().contentType(ContentType.JSON).post("/v1/tasks").then().statusCode(400);
    }

    private void known(String account) {
        broker.say(account, Facts.described(account, "smb", "maria"));
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/" + account).then().statusCode(200));
    }

    /** @param but what is another one than usual; absent where it is null */
    private static Map<String, Object> of(String account, Map<String, Object> but) {
        var task = new HashMap<String, Object>(Map.of("account", account, "title", ROADMAP, "severity", "high"));
        task.putAll(but);
        return task;
    }

    private static ValidatableResponse asTom(Map<String, Object> task) {
        return as("tom", "csm")
                .contentType(ContentType.JSON)
                .body(task)
                .post("/v1/tasks")
                .then();
    }
}
