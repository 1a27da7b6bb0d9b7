package io.bellwether.health;

import static io.bellwether.health.Rest.admin;
import static io.bellwether.health.Rest.byCsat;
import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.described;
import static io.bellwether.health.Rest.event;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.health.ModelStore.Stamp;
import io.bellwether.health.SimulationStore.Filter;
import io.bellwether.health.model.Presets;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Simulations that last, and such as never end. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LongSimulationTest {

    @Inject
    DataSource database;

    @Inject
    Transactions transactions;

    @Inject
    ModelsInForce models;

    @Inject
    Horizon horizon;

    @Inject
    Clock clock;

    private final String model = "own-" + UUID.randomUUID();
    private final String segment = "segment-" + UUID.randomUUID();

    @BeforeEach
    void tellOfAnAccount() {
        var account = newAccount("long");
        Broker.say(event(account, described(segment, 50_000.0, null, null)), event(account, csat(4)));
        eventually(() -> csm().get("/v1/accounts/" + account).then().body("profile.model.name", equalTo("value")));
    }

    @Test
    void whoeverAskedIsToldWhereToAskAgainAndAThirdIsTooMany() throws Exception {
        String first;
        String second;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.getConnection();
                var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE raised"); // which each page of accounts reads
            Callable<Response> simulate = this::simulate;
            var one = threads.submit(simulate);
            var other = threads.submit(simulate);
            first = running(one.get());
            second = running(other.get());

            csm().get(first)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("running"))
                    .body("progress.done", equalTo(0))
                    .body("progress.total", equalTo(1));
            simulate()
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", "30")
                    .body("type", equalTo("/problems/too-many-requests"));
            connection.rollback();
        }

        for (var simulation : new String[] {first, second}) {
            eventually(() -> csm().get(simulation)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("done"))
                    .body("progress.done", equalTo(1))
                    .body("outcome.accounts", equalTo(1)));
        }
        simulate().then().statusCode(200).body("status", equalTo("done"));
    }

    @Test
    void oneThatIsToldToStopSaysSo() throws Exception {
        var id = begun(Duration.ZERO);
        var run = new SimulationRun(id, Presets.named("value"), filter(), transactions, clock);
        var thread = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            run.run(database, models.judge(), horizon);
        });
        thread.join();

        csm().get("/v1/simulations/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("failure", equalTo("The instance of the service that ran it was stopped."))
                .body("outcome", nullValue());
    }

    @Test
    void oneWhoseInstanceGivesNoSignOfLifeHasFailed() {
        var silent = begun(Duration.ofSeconds(61));
        var quiet = begun(Duration.ofSeconds(20));

        csm().get("/v1/simulations/" + silent)
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("failure", containsString("has stopped. Start it again."));
        csm().get("/v1/simulations/" + quiet).then().body("status", equalTo("running"));
    }

    private Response simulate() {
        return admin().contentType("application/yaml")
                .body(byCsat(model, 90))
                .post("/v1/models/" + model + "/simulate?segment=" + segment);
    }

    /** Where it says to ask how it goes. */
    private static String running(Response response) {
        var answer = response.then()
                .statusCode(202)
                .body("status", equalTo("running"))
                .body("progress.total", equalTo(1))
                .extract();
        var path = "/v1/simulations/" + answer.path("id");
        assertThat(answer.header("Location")).endsWith(path);
        return path;
    }

    /** As an instance leaves it that has just begun. */
    private UUID begun(Duration ago) {
        var id = UUID.randomUUID();
        transactions.call(tx -> {
            SimulationStore.start(
                    tx, id, model, filter(), new Stamp("ada", clock.instant().minus(ago)));
            return null;
        });
        return id;
    }

    private Filter filter() {
        return new Filter(null, segment, false);
    }
}
