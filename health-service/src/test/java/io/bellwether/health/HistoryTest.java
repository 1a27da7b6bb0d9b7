package io.bellwether.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.fixture.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** What is kept of the past, on a real database, and what is asked of it over REST. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HistoryTest {

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    private final String account = "history-" + UUID.randomUUID();

    @Inject
    DataSource database;

    @Test
    void historyHasADayForEachDayAndPagesBack() {
        Broker.say(event(10, described()), event(9, csat(5)), event(0, new Usage.Login("ann")));
        eventually(() -> get("").statusCode(200));

        var page = get("/history?days=3")
                .body("days.day", equalTo(List.of(day(2), day(1), day(0))))
                .body("days.model.name", everyItem(is("value")))
                .body("days.modelChanged", everyItem(is(false)));
        String next = page.extract().path("next");
        page(next).body("days.day", equalTo(List.of(day(5), day(4), day(3))));
        get("/history?days=3&to=" + today.minusDays(400))
                .body("days", hasSize(1))
                .body("next", nullValue());
        get("/history?to=tomorrow").statusCode(400).contentType("application/problem+json");
        get("/history?days=0").statusCode(400);
    }

    @Test
    void aChangeOfVersionIsMarked() throws SQLException {
        Broker.say(event(0, described()));
        eventually(() -> get("").statusCode(200));
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            rows.recorded(account, today.minusDays(6), 70, 1);
            rows.recorded(account, today.minusDays(3), 70, 2);
        }

        get("/history?days=4&to=" + day(1))
                .body("days.model.version", equalTo(List.of(1, 2, 2, 2)))
                .body("days.modelChanged", equalTo(List.of(false, true, false, false)))
                .body("days.recorded", everyItem(is(true)));
        get("/history?days=3&to=" + day(1))
                .body("days.day", equalTo(List.of(day(3), day(2), day(1))))
                .body("days.modelChanged", equalTo(List.of(true, false, false)));
        get("/history?days=4&to=" + day(1) + "&recomputed=true").body("days.recorded", everyItem(is(false)));
    }

    @Test
    void yesterdayIsAsItWasShownThoughTheAccountIsNotJudgedYetToday() throws SQLException {
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            rows.known(account);
            rows.recorded(account, today.minusDays(3), 90, 1);
            rows.say(account, today.minusDays(1), 60);
        }

        get("/history?days=3&to=" + day(1))
                .body("days.day", equalTo(List.of(day(3), day(2), day(1))))
                .body("days.exact", equalTo(List.of(90f, 90f, 60f)))
                .body("days.recorded", everyItem(is(true)));
        get("/history?days=1&to=" + day(1)).body("days.exact", equalTo(List.of(60f)));
        get("/history?days=1&to=" + day(2)).body("days.exact", equalTo(List.of(90f)));
    }

    @Test
    void daysBeforeTheAccountWasKnownAreComputed() {
        Broker.say(event(80, described()), event(60, csat(5)), event(50, new Usage.Login("ann")));

        eventually(() -> {
            try (var connection = database.getConnection()) {
                var stored = History.stored(connection, account, today.minusDays(92), today.minusDays(1));
                assertThat(stored).isNotEmpty();
                assertThat(stored.firstKey()).isEqualTo(today.minusDays(78));
                assertThat(stored.values()).noneMatch(History.Day::recorded);
            }
        });
    }

    @Test
    void whatWasRecordedStaysThoughOlderEventsCome() throws SQLException {
        Broker.say(event(0, described()));
        eventually(() -> get("").statusCode(200));
        try (var connection = database.getConnection()) {
            new AccountRows(connection).recorded(account, today.minusDays(40), 70, 1);
        }

        Broker.say(event(60, csat(5)), event(60, new Usage.Login("ann")), event(35, csat(1)));

        eventually(() -> {
            try (var connection = database.getConnection()) {
                var stored = History.stored(connection, account, today.minusDays(92), today);
                assertThat(stored.firstEntry().getValue().recorded()).isFalse(); // of days before: it is done
            }
        });
        get("/history?days=40&to=" + day(1))
                .body("days.recorded", everyItem(is(true)))
                .body("days.exact", everyItem(is(70f)));
        get("/history?days=1&to=" + day(41)).body("days[0].recorded", is(false));
    }

    @Test
    void aChangeOfBandIsKeptWithItsExplanation() {
        Broker.say(event(0, described()), event(0, new Usage.Login("ann")));
        eventually(() -> get("").statusCode(200));
        Broker.say(event(0, csat(5)), event(0, new Account.Payment(Account.Payment.State.CURRENT)));
        eventually(() -> get("/band-changes").body("changes[0].band", equalTo("green")));
        Broker.say(event(0, csat(1)), event(0, csat(1)), event(0, new Account.Sentiment(-1.0)));

        eventually(() -> get("/band-changes").body("changes[0].band", equalTo("yellow")));

        get("/band-changes")
                .body("changes[0].before", equalTo("green"))
                .body("changes[0].day", equalTo(day(0)))
                .body("changes[0].model.name", equalTo("value"))
                .body("changes[0].explanation.components.points.sum()", notNullValue())
                .body("changes[0].explanation.movers[0].words", notNullValue())
                .body("next", nullValue());
        String next = get("/band-changes?limit=1")
                .body("changes", hasSize(1))
                .extract()
                .path("next");
        page(next).body("changes[0].band", equalTo("green"));
    }

    private static ValidatableResponse page(String link) {
        return given().auth().oauth2(Tokens.of("maria", "csm")).get(link).then();
    }

    private String day(int daysAgo) {
        return today.minusDays(daysAgo).toString();
    }

    private ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(Tokens.of("maria", "csm"))
                .get("/v1/accounts/" + account + path)
                .then();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private Event event(int daysAgo, Fact fact) {
        return new Event("test", UUID.randomUUID().toString(), account, now.minus(Duration.ofDays(daysAgo)), fact);
    }

    private static Account.Described described() {
        return new Account.Described(
                "Acme", null, 50_000.0, "maria", null, null, 1, null, 0.25, null, null, null, null);
    }

    private static Survey.Answered csat(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }
}
