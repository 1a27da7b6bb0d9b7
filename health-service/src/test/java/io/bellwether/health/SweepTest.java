package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bellwether.health.state.AccountState;
import io.bellwether.health.verdict.Standing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The daily look at all accounts by two instances, with a clock that is set forward. */
class SweepTest {

    private SweepRig rig;

    @BeforeEach
    void fill() throws SQLException, IOException {
        rig = new SweepRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void eachAccountOnceADayWhoeverLooks() {
        rig.start();
        rig.start();
        rig.awaitDone(rig.today);
        assertThat(rig.writes(rig.today)).isEqualTo(Map.of("1", SweepRig.ACCOUNTS));

        rig.clock.set(rig.now.plus(Duration.ofDays(1)));
        rig.instances.removeFirst().close();
        rig.awaitDone(rig.today.plusDays(1));
        assertThat(rig.writes(rig.today.plusDays(1))).isEqualTo(Map.of("1", SweepRig.ACCOUNTS));

        rig.start();
        rig.clock.set(rig.now.plus(Duration.ofDays(3))); // on the day between nobody looked
        rig.awaitDone(rig.today.plusDays(3));
        assertThat(rig.writes(rig.today.plusDays(3))).isEqualTo(Map.of("1", SweepRig.ACCOUNTS));
    }

    @Test
    void aDayThatIsLookedAtAgainGoesToTheHistoryAllTheSame() throws SQLException {
        rig.start();
        rig.awaitDone(rig.today);
        rig.instances.removeFirst().close();
        rig.execute("UPDATE sweep SET last_account = ''"); // as it does where an event came before the look
        rig.start();
        rig.awaitDone(rig.today);

        rig.lookOn(1);

        assertThat(rig.query("SELECT day::text, count(*)::int FROM score_history GROUP BY day"))
                .isEqualTo(Map.of(rig.today.toString(), SweepRig.ACCOUNTS));
    }

    @Test
    void aPhaseThatPassesSwitchesTheModelWithoutAnyEvent() throws SQLException {
        rig.assignOnboardingToSupport();
        rig.start();
        rig.awaitDone(rig.today);
        assertThat(rig.query("SELECT model, model_version FROM account WHERE account = 'young'"))
                .isEqualTo(Map.of("support", 1));

        rig.clock.set(rig.now.plus(Duration.ofDays(1)));
        rig.awaitDone(rig.today.plusDays(1));
        assertThat(rig.query("SELECT model, model_version FROM account WHERE account = 'young'"))
                .isEqualTo(Map.of("value", 1));

        rig.clock.set(rig.now.plus(Duration.ofDays(2)));
        rig.awaitDone(rig.today.plusDays(2));
        try (var connection = rig.database.getConnection()) {
            var stored = History.stored(connection, "young", rig.today, rig.today.plusDays(1));
            assertThat(stored.keySet()).containsExactly(rig.today, rig.today.plusDays(1));
            assertThat(History.marked(List.copyOf(stored.values())))
                    .extracting(day -> day.model().name(), History.Day::modelChanged, History.Day::recorded)
                    .containsExactly(tuple("support", false, true), tuple("value", true, true));
        }
    }

    @Test
    void anAccountThatTimeAloneDoesNotChangeIsLeftUntilItMightOrIsJudgedOtherwise() throws SQLException {
        rig.addCalm("calm");
        rig.start();
        rig.awaitDone(rig.today);
        rig.lookOn(1);
        var until = calm();
        assertThat(until).containsOnlyKeys("calm");
        assertThat(until.get("calm")).isBetween(15, 28);

        rig.execute("UPDATE account_state SET state = '\\x63' WHERE account = 'calm'"); // who looks is sure to fail
        rig.lookOn(2);
        rig.lookOn(until.get("calm"));
        assertThat(rig.setAside.count()).isZero();
        rig.lookOn(until.get("calm") + 1);
        assertThat(rig.setAside.count()).isEqualTo(1);

        rig.execute("UPDATE account_state SET calm_until = 'infinity' WHERE account = 'calm'");
        rig.lookOn(until.get("calm") + 2);
        assertThat(rig.setAside.count()).isEqualTo(1);
        rig.execute("UPDATE models_in_force SET generation = generation + 1");
        rig.clock.set(rig.clock.instant().plusSeconds(10));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rig.setAside.count()).isEqualTo(2));
    }

    @Test
    void whatHoldsUntilThenIsNotedAsHeldThen() throws SQLException {
        rig.addCalm("calm");
        rig.start();
        rig.awaitDone(rig.today);
        rig.lookOn(1);

        var until = calm().get("calm");

        assertThat(rig.query("SELECT name, last_held - '" + rig.today + "'::date FROM raised WHERE account = 'calm'"))
                .isEqualTo(Map.of("red-health", until, "champion-left", until));
    }

    @Test
    void anEventEndsTheCalm() throws SQLException {
        rig.addCalm("calm");
        rig.start();
        rig.awaitDone(rig.today);
        rig.lookOn(1);
        assertThat(calm()).isNotEmpty();

        rig.writeCalm(new Account(new Account.Row("calm", true, Standing.NEW, null, null), new AccountState()));

        assertThat(calm()).isEmpty();
    }

    /** For how many days from today it is known that accounts do not change. */
    private Map<String, Integer> calm() {
        return rig.query("SELECT account, calm_until - '" + rig.today
                + "'::date FROM account_state WHERE calm_until IS NOT NULL OR calm_under IS NOT NULL");
    }
}
