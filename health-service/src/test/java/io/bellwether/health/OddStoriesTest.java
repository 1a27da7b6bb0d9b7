package io.bellwether.health;

import static io.bellwether.health.Rest.admin;
import static io.bellwether.health.Rest.assign;
import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.described;
import static io.bellwether.health.Rest.event;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Usage;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.health.ModelStore.Version;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What makes no sense stops nobody: such accounts are judged like all others, on a real broker and database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OddStoriesTest {

    private final String account = newAccount("odd");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void assignAllToValue() {
        assign("");
    }

    @Test
    void anAccountThatContradictsItselfIsJudged() {
        Broker.say(
                event(account, new Account.Contract(today.minusDays(400), today.minusDays(500), 25_000.0, null)),
                event(
                        account,
                        new Account.Contact(
                                "ann", Account.Contact.Role.CHAMPION, Account.Contact.Change.LEFT, null, null)));

        eventually(() -> csm().get("/v1/accounts/" + account + "/health")
                .then()
                .statusCode(200)
                .body("scored", equalTo(false))
                .body("notScored", equalTo("too-little-data"))
                .body("risks.findAll { it.raised }.indicator", hasItems("champion-left", "renewal-incomplete")));
    }

    @Test
    void tenThousandUsersAndFiveThousandFeaturesAreCountedOneByOne() {
        var events = new ArrayList<Event>();
        events.add(event(
                account,
                new Account.Described(
                        "Vast", null, null, null, null, null, 20_000, 8_000, null, null, null, null, null)));
        for (int user = 0; user < 10_000; user++) {
            events.add(event(account, new Usage.FeatureUsed("f" + user % 5_000, "user-" + user, null, null)));
        }
        Broker.say(events.toArray(Event[]::new));

        eventually(() -> csm().get("/v1/accounts/" + account + "/health")
                .then()
                .statusCode(200)
                .body("components[0].measures[0].inputs.activeUsers", equalTo(10_000f))
                .body("components[0].measures[0].value", equalTo(0.5f))
                .body("components[0].measures[1].inputs.featuresUsed", equalTo(5_000f)));
    }

    @Test
    void anAccountThatCouldNotBeJudgedIsJudgedWithItsNextEvent() throws SQLException {
        var before = setAside();
        execute(AccountRows.refusing(account));
        try {
            Broker.say(history());
            eventually(() -> assertThat(setAside()).isGreaterThan(before));
        } finally {
            execute(AccountRows.TAKING_ALL);
        }

        Broker.say(history());

        eventually(() -> csm().get("/v1/accounts/" + account).then().statusCode(200));
    }

    private Event history() {
        var login = event(account, new Usage.Login("ann"));
        return new Event(login.source(), login.id(), account, login.time().minus(Duration.ofDays(2)), login.fact());
    }

    private double setAside() {
        return meters.counter("bellwether.accounts.set.aside").count();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aMeasureOfANewerVersionHasNoData() throws SQLException {
        var model = newAccount("newer");
        var document = """
                {"name": "%s", "title": "Of a newer version", "bands": {"green": 80, "yellow": 50},
                 "components": [{"name": "mood", "weight": 1, "measures": [
                     {"name": "csat", "weight": 0.5}, {"name": "mind-reading", "weight": 0.5, "settings": {"days": 3}}]}]}
                """.formatted(model);
        try (var connection = database.getConnection()) {
            ModelStore.publish(
                    connection, new Version(model, 1, true, false, document.getBytes(UTF_8), Instant.now(), "test"));
        }
        assign(account, model);

        Broker.say(event(account, described(account, 60_000.0, null, today.minusDays(300))), event(account, csat(4)));

        eventually(() -> csm().get("/v1/accounts/" + account + "/health")
                .then()
                .statusCode(200)
                .body("model.name", equalTo(model))
                .body("score", equalTo(80))
                .body("coverage", equalTo(0.5f))
                .body("unknown", contains("mind-reading")));
        admin().get("/v1/models/" + model).then().statusCode(200);
    }
}
