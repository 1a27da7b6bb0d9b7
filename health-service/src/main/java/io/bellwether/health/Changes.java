package io.bellwether.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a batch makes of the accounts of a shard, held until it has committed; no more of it than can be remembered. */
final class Changes {

    private final AccountCache accounts;
    private final Upkeep upkeep;
    private final Map<String, StoredAccount> changed = new HashMap<>();
    private final List<String> tooMuch = new ArrayList<>();
    private final Map<String, Instant> unsettledSince = new HashMap<>();
    private long bytes;

    Changes(AccountCache accounts, Upkeep upkeep) {
        this.accounts = accounts;
        this.upkeep = upkeep;
    }

    void add(String id, StoredAccount account) {
        if (bytes < accounts.room()) {
            changed.put(id, account);
            bytes += account.bytes();
        } else {
            tooMuch.add(id);
        }
        if (account.unsettledSince() != null) {
            unsettledSince.put(id, account.unsettledSince());
        }
    }

    /** After the commit. */
    void remember(Instant now) {
        changed.forEach(accounts::put);
        tooMuch.forEach(accounts::forget);
        unsettledSince.forEach((id, since) -> upkeep.unsettled(id, since, now));
    }
}
