package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.chance;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskListTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void theMostUrgentComesFirstThenWhatIsDueFirst() {
        broker.say("order-1", risk("ticket-spike", Severity.MEDIUM, TODAY, ofCsm("orderly")));
        broker.say("order-2", risk("champion-left", Severity.CRITICAL, TODAY, ofCsm("orderly")));
        broker.say("order-3", risk("red-health", Severity.HIGH, TODAY, ofCsm("orderly")));
        awaitTasks(3, "orderly");
        clock.advance(Duration.ofDays(3));
        broker.say("order-4", risk("red-health", Severity.HIGH, TODAY, ofCsm("orderly")));
        awaitTasks(4, "orderly");

        asMaria()
                .queryParam("csm", "orderly")
                .get("/v1/tasks")
                .then()
                .body("tasks.account", contains("order-2", "order-3", "order-4", "order-1"))
                .body("counts.total", equalTo(4))
                .body("counts.critical", equalTo(1))
                .body("counts.high", equalTo(2))
                .body("counts.overdue", equalTo(0))
                .body("next", nullValue());
        asMaria()
                .queryParam("csm", "orderly")
                .queryParam("sort", "due")
                .get("/v1/tasks")
                .then()
                .body("tasks.account", contains("order-2", "order-3", "order-4", "order-1"));
        asMaria()
                .queryParam("csm", "orderly")
                .queryParam("sort", "newest")
                .queryParam("limit", 1)
                .get("/v1/tasks")
                .then()
                .body("tasks.account", contains("order-4"));
    }

    @Test
    void filtersNarrowTheListAndItsCounts() {
        broker.say("filter", chance("seats", 0.1));
        Api.eventually("filter", page -> assertThat(page.getList("tasks")).hasSize(1)); // a severe risk would mute it
        broker.say("filter", risk("red-health", Severity.HIGH));
        broker.say("filter", risk("ticket-spike", Severity.MEDIUM));
        Api.eventually("filter", page -> assertThat(page.getList("tasks")).hasSize(3));
        var done = Api.tasksOf("filter").getString("tasks.find { it.reason == 'ticket-spike' }.id");
        asMaria().post("/v1/tasks/" + done + "/complete").then().statusCode(200);

        assertReasons("", "red-health", "seats");
        assertReasons("&status=all", "red-health", "seats", "ticket-spike");
        assertReasons("&status=done", "ticket-spike");
        assertReasons("&status=open&status=done", "red-health", "seats", "ticket-spike");
        assertReasons("&kind=expansion", "seats");
        assertReasons("&severity=high&severity=low", "red-health", "seats");
        assertReasons("&reason=red-health", "red-health");
        assertReasons("&csm=maria", "red-health", "seats");
        assertReasons("&csm=tom");
        assertReasons("&unassigned=true");
        assertReasons("&segment=mid-market", "red-health", "seats");
        assertReasons("&segment=smb");
        assertReasons("&dueFrom=2026-05-20", "seats");
        assertReasons("&dueTo=2026-05-19", "red-health");
        assertReasons("&overdue=true");
        assertReasons("&text=HEALTH red", "red-health");
        assertReasons("&text=acm seat", "seats");
        assertReasons("&text=health seats");
        assertReasons("&text=|!:*'", "red-health", "seats");
    }

    @Test
    void pagesNeitherRepeatNorMissATaskWhileOthersAreRaised() {
        for (int i = 0; i < 7; i++) {
            var severity = List.of(Severity.values()).get(i % 4);
            broker.say("page-" + i, risk("red-health", severity, TODAY, ofCsm("pager")));
        }
        awaitTasks(7, "pager");
        for (var sort : List.of("urgency", "due", "newest")) {
            var seen = new ArrayList<String>();
            String next = "/v1/tasks?csm=pager&limit=2&sort=" + sort;
            for (int page = 0; next != null; page++) {
                var answer =
                        asMaria().get(next).then().statusCode(200).extract().jsonPath();
                seen.addAll(answer.getList("tasks.account", String.class));
                next = answer.getString("next");
                broker.say(sort + page, risk("red-health", Severity.HIGH, TODAY, ofCsm("pager")));
                onlyTask(sort + page);
            }

            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen).contains("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=wrong | status must be one of open, acknowledged, in-progress, snoozed, done, dismissed, resolved.",
                "severity=wrong | severity must be one of critical, high, medium, low.",
                "kind=wrong | kind must be one of churn-risk, expansion, renewal, qbr, review, check-in, onboarding, manual.",
                "sort=wrong | sort must be one of urgency, due, newest.",
                "cursor=wrong | cursor must come from the next link of a page in the order urgency.",
            })
    void aParameterWithAValueThatItCannotHaveIsABadRequest(String query, String detail) {
        asMaria()
                .get("/v1/tasks?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=many",
                "dueFrom=tomorrow",
                "csm=a%00b",
                "account=%00",
                "reason=%00"
            })
    void aParameterOutOfItsLimitsIsABadRequest(String query) {
        asMaria()
                .urlEncodingEnabled(false)
                .get("/v1/tasks?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aCursorOfAnotherOrderIsABadRequest() {
        broker.say("cursor-1", risk("red-health", Severity.HIGH, TODAY, ofCsm("cursor")));
        broker.say("cursor-2", risk("red-health", Severity.HIGH, TODAY, ofCsm("cursor")));
        awaitTasks(2, "cursor");
        var next = asMaria().get("/v1/tasks?csm=cursor&limit=1").jsonPath().getString("next");

        asMaria().get(next + "&sort=newest").then().statusCode(400);
        asMaria().get(next).then().body("tasks", hasSize(1));
    }

    @Test
    void onlyCsmsAndAdminsSeeTasks() throws NoSuchAlgorithmException {
        get("/v1/tasks").then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2(forged()).get("/v1/tasks").then().statusCode(401).contentType("application/problem+json");
        as("crm", "publisher").get("/v1/tasks").then().statusCode(403).contentType("application/problem+json");
        as("root", "admin")
                .get("/v1/tasks?csm=nobody-at-all")
                .then()
                .statusCode(200)
                .body("tasks", empty());
    }

    private static String forged() throws NoSuchAlgorithmException {
        var otherKey = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        return Jwt.issuer("bellwether").upn("maria").groups("csm").sign(otherKey);
    }

    private static void assertReasons(String query, String... reasons) {
        asMaria()
                .get("/v1/tasks?account=filter" + query)
                .then()
                .statusCode(200)
                .body("tasks.reason", containsInAnyOrder(reasons))
                .body("counts.total", equalTo(reasons.length));
    }

    private static void awaitTasks(int tasks, String csm) {
        await().untilAsserted(() -> assertThat(page(csm).getList("tasks")).hasSize(tasks));
    }

    private static JsonPath page(String csm) {
        return asMaria().queryParam("csm", csm).get("/v1/tasks").jsonPath();
    }
}
