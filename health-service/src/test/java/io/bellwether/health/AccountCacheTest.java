package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.health.verdict.Standing;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the memory of accounts keeps. */
class AccountCacheTest {

    private static final int EACH = account(1).bytes();

    @Test
    void theLeastRecentlyUsedAreForgotten() throws SQLException {
        var budget = new AccountCache.Budget(3L * EACH);
        var cache = new AccountCache(budget);
        IntStream.range(0, 3).forEach(number -> cache.put("a" + number, account(1)));
        cache.get(null, List.of("a0"));

        cache.put("a3", account(1));

        assertThat(cache.get(null, List.of("a0", "a2", "a3"))).hasSize(3);
        assertThat(budget.accounts()).isEqualTo(3);
        assertThat(budget.used()).isEqualTo(3L * EACH);
    }

    @Test
    void cachesShareTheirBudgetAndGiveItBack() throws SQLException {
        var budget = new AccountCache.Budget(4L * EACH);
        var one = new AccountCache(budget);
        var other = new AccountCache(budget);
        IntStream.range(0, 4).forEach(number -> one.put("a" + number, account(1)));
        assertThat(budget.accounts()).isEqualTo(2);

        other.close();
        IntStream.range(0, 4).forEach(number -> one.put("a" + number, account(1)));

        assertThat(one.get(null, List.of("a0", "a1", "a2", "a3"))).hasSize(4);
        one.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aWalkThroughAllAccountsDoesNotFillIt() {
        var budget = new AccountCache.Budget(10L * EACH);
        var cache = new AccountCache(budget);
        cache.put("busy", account(1));

        cache.replace("busy", account(2));
        cache.replace("silent", account(1));

        assertThat(budget.accounts()).isEqualTo(1);
        assertThat(budget.used()).isEqualTo(account(2).bytes());
    }

    private static StoredAccount account(int bytes) {
        return new StoredAccount(new byte[bytes], Standing.NEW, null, null);
    }
}
