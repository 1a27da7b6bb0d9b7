package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.health.AccountWriter.Folded;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shard of accounts so large that few of them are opened at once. */
class LargeAccountsTest {

    private static final int ACCOUNTS = 15;

    private SweepRig rig;
    private int stored;

    @BeforeEach
    void fill() throws SQLException, IOException {
        rig = new SweepRig();
        var state = LargeAccount.stored(rig.today);
        stored = state.length;
        try (var connection = rig.database.getConnection()) {
            AccountWriter.writeStates(
                    connection,
                    IntStream.range(0, ACCOUNTS)
                            .mapToObj(number -> new Folded(1, Account.unknown("sweep-large-" + number), state))
                            .toList());
        }
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theDailyLookTakesFewAtOnceAndAllInTheEnd() {
        rig.start();
        rig.awaitDone(rig.today);

        assertFewAtOnce();
    }

    @Test
    void whereHistoryHasSettledFewAreJudgedAtOnceAndAllInTheEnd() throws SQLException {
        rig.execute("UPDATE account_state SET unsettled_since = '%s' WHERE account LIKE 'sweep-large-%%'"
                .formatted(rig.now.minus(Duration.ofHours(1))));

        rig.start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                rig.query("SELECT account, 1 FROM account_state WHERE unsettled_since IS NOT NULL"))
                        .isEmpty());
        rig.awaitDone(rig.today);

        assertFewAtOnce();
    }

    private void assertFewAtOnce() {
        var slices =
                rig.query("SELECT tx::text, count(*)::int FROM written WHERE account LIKE 'sweep-large-%' GROUP BY tx");
        assertThat(slices.values()).allMatch(accounts -> (accounts - 1L) * stored < Slice.BYTES);
        assertThat(slices).hasSizeGreaterThan(2);
        assertThat(rig.writes(rig.today)).isEqualTo(Map.of("1", SweepRig.ACCOUNTS + ACCOUNTS));
    }
}
