package io.bellwether.health;

import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies beyond the horizon is dropped in slices, by more than one instance, on a real database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HistoryTrimTest {

    /** More than two slices. */
    private static final int ACCOUNTS = 450;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String accounts = newAccount("trim");

    @Inject
    DataSource database;

    @Inject
    HistoryTrim trim;

    private Connection connection;

    /** Each account has two days beyond the horizon, of which one still holds on its first day. */
    @BeforeEach
    void fill() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        var rows = new AccountRows(connection);
        for (int i = 0; i < ACCOUNTS; i++) {
            rows.say(account(i), today, 60);
            rows.recorded(account(i), today.minusDays(500), 50, 1);
            rows.recorded(account(i), today.minusDays(450), 55, 1);
        }
        begin(today.minusDays(1), null);
        connection.commit();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }

    @Test
    void instancesShareTheAccountsInSlicesThatAreKeptEachByItself() throws SQLException {
        execute("SELECT FROM score_history WHERE account = '" + account(ACCOUNTS - 1) + "' FOR UPDATE");
        var one = CompletableFuture.runAsync(trim::trim, Thread::startVirtualThread);
        var other = CompletableFuture.runAsync(trim::trim, Thread::startVirtualThread);
        eventually(() -> assertThat(daysOf(account(0))).containsExactly(today.minusDays(450)));
        assertThat(daysOf(account(ACCOUNTS - 1))).hasSize(2);
        connection.commit();

        CompletableFuture.allOf(one, other).join();
        for (int i = 0; i < ACCOUNTS; i++) {
            assertThat(daysOf(account(i))).containsExactly(today.minusDays(450));
        }
    }

    @Test
    void oneGoesOnWhereAnotherWasStopped() throws SQLException {
        begin(today, account(99));
        connection.commit();

        trim.trim();

        assertThat(daysOf(account(99))).hasSize(2);
        assertThat(daysOf(account(100))).containsExactly(today.minusDays(450));
    }

    @Test
    void onceADayIsEnough() throws SQLException {
        begin(today, null);
        connection.commit();

        trim.trim();

        assertThat(daysOf(account(0))).hasSize(2);
    }

    private String account(int number) {
        return accounts + "-%03d".formatted(number);
    }

    /** As if that day's work had come to an account, or to its end. */
    private void begin(LocalDate day, String lastAccount) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE history_trim SET day = ?, last_account = ?")) {
            Sql.bind(update, day, lastAccount).executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<LocalDate> daysOf(String account) throws SQLException {
        var days = new ArrayList<LocalDate>();
        try (var other = database.getConnection();
                var select = other.prepareStatement("SELECT day FROM score_history WHERE account = ? ORDER BY day");
                var row = Sql.bind(select, account).executeQuery()) {
            while (row.next()) {
                days.add(row.getObject(1, LocalDate.class));
            }
        }
        return days;
    }
}
