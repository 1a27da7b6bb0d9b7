package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Topic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The daily look where it is spread over a while, with a clock that stands. */
class SpreadSweepTest {

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
    void aNewDaysLookIsSpreadAndEndsOnce() {
        var midnight = beginTheNextDay();

        rig.clock.set(midnight.plus(Duration.ofMinutes(10)));
        rig.awaitDone(rig.today.plusDays(1));
        assertThat(rig.writes(rig.today.plusDays(1))).isEqualTo(Map.of("1", SweepRig.ACCOUNTS));
    }

    @Test
    void anotherOwnerGoesOnWhereASpreadLookWasLeft() {
        beginTheNextDay();

        rig.instances.removeFirst().close();
        rig.start();
        rig.awaitDone(rig.today.plusDays(1));
        assertThat(rig.writes(rig.today.plusDays(1))).isEqualTo(Map.of("1", SweepRig.ACCOUNTS));
    }

    @Test
    void otherModelsDoNotWaitForASpreadLook() throws SQLException {
        var midnight = beginTheNextDay();

        rig.assignOnboardingToSupport();
        rig.clock.set(midnight.plusSeconds(60));
        rig.awaitDone(rig.today.plusDays(1));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(rig.query("SELECT model, model_version FROM account WHERE account = 'young'"))
                                .isEqualTo(Map.of("value", 1)));
    }

    /** The first slice of each shard is done at midnight, and so all shards but the one that has two of them. */
    private Instant beginTheNextDay() {
        rig.start();
        rig.awaitDone(rig.today);
        var midnight = rig.today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        rig.clock.set(midnight);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                rig.query("SELECT (last_account IS NULL)::text, count(*)::int FROM sweep WHERE day = '"
                                        + rig.today.plusDays(1) + "' GROUP BY 1"))
                        .isEqualTo(Map.of("true", Topic.PARTITIONS - 1, "false", 1)));
        return midnight;
    }
}
