package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
}
