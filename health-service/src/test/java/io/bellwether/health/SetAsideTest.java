package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that cannot be judged without an event, and all others, with a clock that is set forward. */
class SetAsideTest {

    /** In the middle of a shard that takes more than one slice. */
    private static final String UNREADABLE = "sweep-0-700";

    private static final String REFUSED = "sweep-0-701";

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
    void theDailyLookPassesThemOverAndLooksAgainTheNextDay() throws SQLException {
        rig.execute("UPDATE account_state SET state = '\\x63' WHERE account = '%s'".formatted(UNREADABLE));
        rig.execute(AccountRows.refusing(REFUSED));

        rig.start();
        rig.awaitDone(rig.today);

        assertThat(rig.writes(rig.today)).isEqualTo(Map.of("1", SweepRig.ACCOUNTS - 2));
        assertThat(rig.setAside.count()).isEqualTo(2);

        rig.execute(AccountRows.TAKING_ALL);
        rig.clock.set(rig.now.plus(Duration.ofDays(1)));
        rig.awaitDone(rig.today.plusDays(1));

        assertThat(rig.writes(rig.today.plusDays(1))).isEqualTo(Map.of("1", SweepRig.ACCOUNTS - 1));
        assertThat(rig.setAside.count()).isEqualTo(3);
    }

    @Test
    void theOthersWhoseHistoryHasSettledAreJudgedAndTheyTheNextDay() throws SQLException {
        rig.execute("UPDATE account_state SET unsettled_since = '%s' WHERE account LIKE 'sweep-1-%%'"
                .formatted(rig.now.minus(Duration.ofHours(1))));
        rig.execute(AccountRows.refusing("sweep-1-7"));

        rig.start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(unsettled()).isEqualTo(Map.of("sweep-1-7", 1)));
        rig.awaitDone(rig.today);
        assertThat(rig.setAside.count()).isEqualTo(1);

        rig.execute(AccountRows.TAKING_ALL);
        rig.clock.set(rig.now.plus(Duration.ofDays(1)));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(unsettled()).isEmpty());
        assertThat(rig.setAside.count()).isEqualTo(1);
    }

    private Map<String, Integer> unsettled() {
        return rig.query("SELECT account, 1 FROM account_state WHERE unsettled_since IS NOT NULL");
    }
}
