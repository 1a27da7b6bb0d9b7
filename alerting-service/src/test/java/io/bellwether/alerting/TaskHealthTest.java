package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskHealthTest {

    @Inject
    Broker broker;

    @Test
    void aTaskShowsHowItsAccountDoesNowWithoutAChangeOfIts() {
        broker.say("health-moves", Facts.risk("usage-decline", Severity.HIGH));
        var id = onlyTask("health-moves");
        assertThat(task(id).getInt("score")).isEqualTo(63);

        broker.say("health-moves", scored(40, Band.RED));

        Api.eventually("health-moves", page -> {
            assertThat(page.getInt("tasks[0].score")).isEqualTo(40);
            assertThat(page.getString("tasks[0].band")).isEqualTo("red");
        });
        assertThat(task(id).getInt("score")).isEqualTo(40);
        assertThat(task(id).getString("band")).isEqualTo("red");
        assertThat(task(id).getList("history.what")).containsExactly("raised");
        assertThat(broker.changesOf("health-moves")).hasSize(1);
    }

    private static JsonPath task(String id) {
        return asMaria().get("/v1/tasks/" + id).jsonPath();
    }

    private static Health.Scored scored(int score, Band band) {
        return new Health.Scored(
                Facts.TODAY,
                "value",
                1,
                true,
                score,
                (double) score,
                0.8,
                band,
                band,
                null,
                null,
                null,
                AccountCard.UNKNOWN);
    }
}
