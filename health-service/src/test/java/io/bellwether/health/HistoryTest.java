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
import java.sql.Connection;
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
    void aDayIsClosedOnceAndOnlyIfItDiffers() throws SQLException {
        try (var connection = database.getConnection()) {
            row(connection, today.minusDays(5), 71.25);
            HistoryStore.closeDays(connection, List.of(account), today);
            HistoryStore.closeDays(connection, List.of(account), today);
            row(connection, today.minusDays(4), 71.25);
            HistoryStore.closeDays(connection, List.of(account), today);
            row(connection, today.minusDays(2), 68.5);
            HistoryStore.closeDays(connection, List.of(account), today);
            row(connection, today, 12.0);
            HistoryStore.closeDays(connection, List.of(account), today);

            var stored = History.stored(connection, account, today.minusDays(3), today);

            assertThat(stored.keySet()).containsExactly(today.minusDays(5), today.minusDays(2));
            assertThat(stored.floorEntry(today.minusDays(3)).getValue().exact()).isEqualTo(71.25);
            assertThat(stored.lastEntry().getValue().recorded()).isTrue();
        }
    }

    @Test
    void beyondTheHorizonOnlyTheRowThatStillHoldsIsKept() throws SQLException {
        try (var connection = database.getConnection()) {
            for (int daysAgo : new int[] {500, 450, 300}) {
                row(connection, today.minusDays(daysAgo), daysAgo / 10.0);
                HistoryStore.closeDays(connection, List.of(account), today);
            }

            HistoryStore.forgetBefore(connection, today.minusDays(400));

            assertThat(History.stored(connection, account, today.minusDays(600), today)
                            .keySet())
                    .containsExactly(today.minusDays(450), today.minusDays(300));
        }
    }

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
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO score_history VALUES (?, ?, true, 70, 70.0, 1, 'YELLOW', 'value', ?, true)
                        ON CONFLICT (account, day) DO UPDATE SET model_version = excluded.model_version
                        """)) {
            for (int version = 1; version <= 2; version++) {
                insert.setString(1, account);
                insert.setObject(2, today.minusDays(5L - version));
                insert.setInt(3, version);
                insert.executeUpdate();
            }
        }

        get("/history?days=4&to=" + day(1))
                .body("days.model.version", equalTo(List.of(1, 2, 2, 2)))
                .body("days.modelChanged", equalTo(List.of(false, true, false, false)))
                .body("days.recorded", everyItem(is(true)));
        get("/history?days=4&to=" + day(1) + "&recomputed=true").body("days.recorded", everyItem(is(false)));
    }

    @Test
    void daysBeforeTheAccountWasKnownAreComputed() {
        Broker.say(event(80, described()), event(60, csat(5)), event(50, new Usage.Login("ann")));

        eventually(() -> {
            try (var connection = database.getConnection()) {
                var stored = History.stored(connection, account, today.minusDays(92), today);
                assertThat(stored).isNotEmpty();
                assertThat(stored.firstKey()).isEqualTo(today.minusDays(78));
                assertThat(stored.values()).noneMatch(History.Day::recorded);
            }
        });
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

    @Test
    void aPortfolioIsComparedWithItsTargetsAndItsPast() throws SQLException {
        var csm = "csm-" + UUID.randomUUID();
        try (var connection = database.getConnection();
                var past = connection.prepareStatement(
                        "INSERT INTO score_history VALUES (?, ?, true, ?, ?, 1, 'YELLOW', 'value', 1, true)")) {
            double[] now = {90, 85, 82, 40};
            double[] then = {80, 86, 82, 60};
            for (int i = 0; i < now.length; i++) {
                row(connection, account + i, today, now[i], csm);
                past.setString(1, account + i);
                past.setObject(2, today.minusDays(45));
                past.setInt(3, (int) then[i]);
                past.setDouble(4, then[i]);
                past.executeUpdate();
            }
        }

        var group = given().auth()
                .oauth2(Tokens.of("maria", "csm"))
                .get("/v1/portfolio?by=csm&csm=" + csm)
                .then()
                .statusCode(200)
                .body("groups", hasSize(1))
                .rootPath("groups[0]");

        group.body("group", equalTo(csm))
                .body("accounts", equalTo(4))
                .body("averageScore", equalTo(74.25f))
                .body("bands.green.share", equalTo(0.75f))
                .body("bands.green.onTarget", equalTo(true))
                .body("bands.red.onTarget", equalTo(false))
                .body("movement[0].days", equalTo(30))
                .body("movement[0].compared", equalTo(4))
                .body("movement[0].change", equalTo(-2.75f))
                .body("movement[0].improved", equalTo(1))
                .body("movement[0].declined", equalTo(2))
                .body("movement[1].compared", equalTo(0))
                .body("movement[1].change", nullValue());
    }

    private static ValidatableResponse page(String link) {
        return given().auth().oauth2(Tokens.of("maria", "csm")).get(link).then();
    }

    private void row(Connection connection, LocalDate day, double exact) throws SQLException {
        row(connection, account, day, exact, "maria");
    }

    private void row(Connection connection, String id, LocalDate day, double exact, String csm) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO account (account, csm, model, model_version, scored, score, exact, coverage, band, risk_rank,
                                     evaluated_on, computed_at, generation)
                VALUES (?, ?, 'value', 1, true, ?, ?, 1, ?, 4, ?, now(), 2147483647)
                ON CONFLICT (account) DO UPDATE
                   SET exact = excluded.exact, score = excluded.score, evaluated_on = excluded.evaluated_on
                """)) {
            insert.setString(1, id);
            insert.setString(2, csm);
            insert.setInt(3, (int) Math.round(exact));
            insert.setDouble(4, exact);
            insert.setString(5, exact >= 80 ? "GREEN" : exact >= 50 ? "YELLOW" : "RED");
            insert.setObject(6, day);
            insert.executeUpdate();
        }
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
