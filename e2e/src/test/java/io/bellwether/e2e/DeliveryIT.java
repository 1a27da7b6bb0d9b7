package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.assertScored;
import static io.bellwether.e2e.Bellwether.health;
import static io.bellwether.e2e.Bellwether.send;
import static io.bellwether.e2e.Bellwether.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Event;
import io.bellwether.events.Usage.Login;
import io.bellwether.quickstart.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void anEventThatComesAgainChangesNothing() {
        var life = new Happenings("comes-again");
        var events = new ArrayList<>(life.healthyLife());
        events.add(life.event(1, Happenings.contact("champion", Role.CHAMPION, Change.LEFT)));
        send(events).then().statusCode(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reasons("comes-again")).contains("champion-left"));
        var score = health("comes-again").jsonPath().getDouble("exact");
        var logins = loginsPerWeek("comes-again");

        send(events).then().statusCode(202);
        events.forEach(KafkaSide::produce);

        await().during(Duration.ofSeconds(3)).atMost(SOON).untilAsserted(() -> {
            assertThat(health("comes-again").jsonPath().getDouble("exact")).isEqualTo(score);
            assertThat(loginsPerWeek("comes-again")).isEqualTo(logins);
            assertThat(reasons("comes-again")).containsOnlyOnce("champion-left");
        });
    }

    @Test
    void aServiceThatIsKilledLosesNothingAndCountsNothingTwice() {
        var life = new Happenings("killed");
        send(life.healthyLife()).then().statusCode(202);
        await().atMost(SOON).untilAsserted(() -> assertScored("killed"));
        var before = loginsPerWeek("killed");

        send(logins(life, 20)).then().statusCode(202);
        Bellwether.running().kill(Service.HEALTH);
        send(logins(life, 20)).then().statusCode(202);
        Bellwether.running().restart(Service.HEALTH);

        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(loginsPerWeek("killed")).isEqualTo(before + 40 / 4.0));
    }

    private static List<Event> logins(Happenings life, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> life.event(0, new Login("u-1")))
                .toList();
    }

    /** What the score's explanation says it counted. */
    private static double loginsPerWeek(String account) {
        return health(account)
                .jsonPath()
                .getDouble("components.measures.flatten().find { it.name == 'login-frequency' }.inputs.loginsPerWeek");
    }

    private static List<String> reasons(String account) {
        return tasks(account).jsonPath().getList("tasks.reason");
    }
}
