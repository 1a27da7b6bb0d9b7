package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Health;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.health.score.Score;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written of days that are over, and what is dropped of it, on a real database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HistoryStoreTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String account = "history-" + UUID.randomUUID();

    @Inject
    DataSource database;

    private Connection connection;
    private AccountRows rows;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.getConnection();
        rows = new AccountRows(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void aDayIsClosedOnceAndOnlyIfItDiffers() throws SQLException {
        rows.say(account, today.minusDays(5), 71.25);
        HistoryStore.closeDays(connection, List.of(account), today);
        HistoryStore.closeDays(connection, List.of(account), today);
        rows.say(account, today.minusDays(4), 71.25);
        HistoryStore.closeDays(connection, List.of(account), today);
        rows.say(account, today.minusDays(2), 68.5);
        HistoryStore.closeDays(connection, List.of(account), today);
        rows.say(account, today, 12.0);
        HistoryStore.closeDays(connection, List.of(account), today);

        var stored = History.stored(connection, account, today.minusDays(3), today.minusDays(1));

        assertThat(stored.keySet()).containsExactly(today.minusDays(5), today.minusDays(2));
        assertThat(stored.floorEntry(today.minusDays(3)).getValue().exact()).isEqualTo(71.25);
        assertThat(stored.lastEntry().getValue().recorded()).isTrue();
    }

    @Test
    void aDayThatEqualsAComputedOneIsRecordedAllTheSame() throws SQLException {
        rows.computed(account, today.minusDays(9), 71.25);
        rows.say(account, today.minusDays(3), 71.25);

        HistoryStore.closeDays(connection, List.of(account), today);
        rows.say(account, today, 71.25);

        var stored = History.stored(connection, account, today.minusDays(2), today.minusDays(1));
        assertThat(stored.firstKey()).isEqualTo(today.minusDays(3));
        assertThat(stored.firstEntry().getValue().recorded()).isTrue();
    }

    @Test
    void beyondTheHorizonOnlyTheRowThatStillHoldsIsKept() throws SQLException {
        for (int daysAgo : new int[] {500, 450, 300}) {
            rows.say(account, today.minusDays(daysAgo), daysAgo / 10.0);
            HistoryStore.closeDays(connection, List.of(account), today);
        }
        rows.say(account, today, 12.0);

        HistoryStore.forgetBefore(connection, List.of(account), today.minusDays(400));

        assertThat(History.stored(connection, account, today.minusDays(600), today.minusDays(1))
                        .keySet())
                .containsExactly(today.minusDays(450), today.minusDays(300));
    }

    @Test
    void theNextChangeOfBandKnowsTheLastHoweverOld() throws SQLException {
        change(500, Band.GREEN);
        change(450, Band.RED);

        HistoryStore.forgetBefore(connection, List.of(account), today.minusDays(400));
        change(1, Band.RED);
        change(0, Band.YELLOW);

        assertThat(BandChanges.page(connection, account, null, 10, null).changes())
                .extracting(BandChanges.Change::day, BandChanges.Change::before, BandChanges.Change::band)
                .containsExactly(
                        tuple(today, Band.RED, Band.YELLOW), tuple(today.minusDays(450), Band.GREEN, Band.RED));
    }

    private void change(int daysAgo, Band band) throws SQLException {
        var day = today.minusDays(daysAgo);
        var score = new Score(day, true, 70, 1, band, List.of());
        var said = new Health.Scored(
                day, "value", 1, true, 70, 70.0, 1.0, band, band, null, null, List.of(), AccountCard.UNKNOWN);
        var change = new HistoryStore.BandChange(account, score, said, Instant.EPOCH);
        HistoryStore.changeBands(connection, List.of(change));
    }
}
