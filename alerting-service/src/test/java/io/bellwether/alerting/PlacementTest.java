package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Colleagues.away;
import static io.bellwether.alerting.Colleagues.person;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account.Described;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Event;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is nobody's gets an owner soon after there is one, once. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PlacementTest {

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Inject
    HandoverJob handovers;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void whatIsNobodysIsPlacedOnceWhenSomebodyIsThereThoughManyInstancesLook() throws Exception {
        var id = nobodys("assign-late");

        person("assign-late", "assign-latecomer", "UTC", List.of());
        try (var instances = Executors.newFixedThreadPool(3)) {
            instances.invokeAll(Collections.nCopies(3, Executors.callable(handovers::run)));
        }

        isPlacedWith("assign-late", id);
        var task = task(id);
        assertThat(task.getString("assigned.why")).isEqualTo("pool");
        assertThat(task.getString("due")).isEqualTo("2026-05-19");
        assertThat(task.getList("history.what")).containsExactly("assigned", "raised");
        assertThat(task.getString("history[0].detail")).startsWith("to assign-late: The account has no CSM.");
        Colleagues.forget("assign-late");
    }

    @Test
    void whatIsNobodysIsPlacedWhenAnAbsenceEnds() {
        person("assign-back", "assign-latecomer", "UTC", List.of());
        var absence = away("assign-back", "2026-05-14", "2026-05-29", null);
        var id = nobodys("assign-still-away");
        handovers.run();
        assertThat(task(id).getString("owner")).isNull();

        as("root", "admin")
                .delete("/v1/people/assign-back/absences/" + absence)
                .then()
                .statusCode(204);

        isPlacedWith("assign-back", id);
        Colleagues.forget("assign-back");
    }

    @Test
    void whatIsNobodysIsPlacedWhenTheDayBeginsOnWhichSomebodyIsThereAgain() {
        person("place-morning", "assign-latecomer", "Europe/Berlin", List.of());
        away("place-morning", "2026-05-14", "2026-05-19", null);
        var id = nobodys("place-at-night"); // due on the last day of the absence
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-05-19T21:59:30Z")));
        handovers.run();
        assertThat(task(id).getString("owner")).isNull();

        clock.advance(Duration.ofSeconds(30)); // midnight in Berlin
        handovers.run();

        isPlacedWith("place-morning", id);
        Colleagues.forget("place-morning");
    }

    @Test
    void whatSomebodyElseIsAtWorkOnIsPlacedAtTheNextLook() {
        var id = nobodys("assign-locked");

        QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection();
                    var lock = tx.prepareStatement("SELECT FROM task WHERE account = 'assign-locked' FOR UPDATE")) {
                lock.execute();
                person("assign-later", "assign-latecomer", "UTC", List.of());
                handovers.run();
                assertThat(task(id).getString("owner")).isNull();
                return null;
            }
        });

        isPlacedWith("assign-later", id);
        Colleagues.forget("assign-later");
    }

    /** By nothing but the event: nobody looks for it, and nobody comes or goes. */
    @ParameterizedTest
    @ValueSource(strings = {"segment", "region", "tag"})
    void whatIsNobodysIsPlacedAtOnceWhenTheAccountChangesSoThatARouteLeadsToSomebody(String by) {
        var account = "place-by-" + by;
        broker.say(account, described("nowhere", "nothing", List.of("other")));
        known(account);
        broker.say(account, risk("red-health", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        var id = onlyTask(account);
        assertThat(task(id).getString("owner")).isNull();
        person("place-boss", "place-boss", "UTC", List.of());
        handovers.run();

        io.bellwether.fixture.Broker.say(new Event(
                "crm",
                UUID.randomUUID().toString(),
                account,
                TestClock.START.plus(Duration.ofMinutes(1)),
                described(
                        by.equals("region") ? "place-boss" : "nowhere",
                        by.equals("segment") ? "place-boss" : "nothing",
                        List.of(by.equals("tag") ? "place-boss" : "other"))));

        await().untilAsserted(() -> assertThat(task(id).getString("owner")).isEqualTo("place-boss"));
        var task = task(id);
        assertThat(task.getString("assigned.why")).isEqualTo("route");
        assertThat(task.getList("history.what")).containsExactly("assigned", "raised");
    }

    @Test
    void whatIsRaisedWhileSomebodyIsForgottenForAMomentIsPlacedAtTheNextLook() {
        person("place-moment", "assign-latecomer", "UTC", List.of());
        handovers.run();
        Colleagues.forget("place-moment");
        var id = nobodys("place-in-between");
        person("place-moment", "assign-latecomer", "UTC", List.of());

        handovers.run();

        isPlacedWith("place-moment", id);
        assertThat(task(id).getList("history.what")).containsExactly("assigned", "raised");
        Colleagues.forget("place-moment");
    }

    /** Soon: the service itself may be at it, too. */
    private void isPlacedWith(String person, String id) {
        await().untilAsserted(() -> {
            handovers.run();
            assertThat(task(id).getString("owner")).isEqualTo(person);
        });
    }

    /** The id of a task of a new account that latecomers would get. */
    private String nobodys(String account) {
        broker.say(account, described("assign-late", null, null));
        known(account);
        broker.say(account, risk("red-health", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        var id = onlyTask(account);
        assertThat(task(id).getString("assigned.why")).isEqualTo("nobody");
        return id;
    }

    private static JsonPath task(String id) {
        return asMaria().get("/v1/tasks/" + id).jsonPath();
    }

    private static void known(String account) {
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/" + account).then().statusCode(200));
    }

    private static Described described(String region, String segment, List<String> tags) {
        return new Described(null, segment, null, null, null, null, null, null, null, null, null, region, tags);
    }
}
