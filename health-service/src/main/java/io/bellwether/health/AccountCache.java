package io.bellwether.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Accounts of one shard as they stand in the database, the least recently used forgotten first. Coherent because only
 * the shard's owner writes them, puts them here after the commit, and drops the cache with the shard.
 */
final class AccountCache {

    /** Memory that the caches of an instance share, in equal parts. */
    static final class Budget {

        private final long bytes;
        private final AtomicInteger caches = new AtomicInteger();
        private final AtomicLong used = new AtomicLong();
        private final AtomicLong accounts = new AtomicLong();

        Budget(long bytes) {
            this.bytes = bytes;
        }

        long used() {
            return used.get();
        }

        long accounts() {
            return accounts.get();
        }

        private long share() {
            return bytes / Math.max(1, caches.get());
        }
    }

    private final Budget budget;
    private final LinkedHashMap<String, StoredAccount> accounts = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    AccountCache(Budget budget) {
        this.budget = budget;
        budget.caches.incrementAndGet();
    }

    /** Those of the accounts that are known, from memory or else from the database. */
    Map<String, StoredAccount> get(Connection tx, Collection<String> ids) throws SQLException {
        var found = new HashMap<String, StoredAccount>();
        var missing = new ArrayList<String>();
        for (var id : ids) {
            var stored = accounts.get(id);
            if (stored == null) {
                missing.add(id);
            } else {
                found.put(id, stored);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(AccountStore.load(tx, missing));
        }
        return found;
    }

    /**
     * Accounts to open at once.
     *
     * @param ids of all of them
     * @param known those that are not new
     */
    record Part(Set<String> ids, Map<String, StoredAccount> known) {}

    /** Of the accounts, as many as a {@link Slice} takes; one at least. */
    Part part(Connection tx, Set<String> ids) throws SQLException {
        var known = new HashMap<String, StoredAccount>();
        var missing = new ArrayList<String>();
        long opened = 0;
        for (var id : ids) {
            var stored = accounts.get(id);
            if (stored == null) {
                missing.add(id);
            } else {
                known.put(id, stored);
                opened += stored.state().length;
            }
            if (opened >= Slice.BYTES) {
                return new Part(Set.copyOf(known.keySet()), known);
            }
        }
        if (missing.isEmpty()) {
            return new Part(Set.copyOf(ids), known);
        }
        var loaded = AccountStore.load(tx, missing, Slice.BYTES - opened);
        known.putAll(loaded);
        opened +=
                loaded.values().stream().mapToLong(each -> each.state().length).sum();
        return new Part(Set.copyOf(opened >= Slice.BYTES ? known.keySet() : ids), known);
    }

    /** What it may hold, in bytes. */
    long room() {
        return budget.share();
    }

    /** It has changed, and what it is now is too much to keep; call after a commit. */
    void forget(String id) {
        if (accounts.containsKey(id)) {
            resize(0, accounts.remove(id));
        }
    }

    /** Call after a commit. */
    void put(String id, StoredAccount account) {
        resize(account.bytes(), accounts.put(id, account));
        while (bytes > budget.share() && !accounts.isEmpty()) {
            resize(0, accounts.pollFirstEntry().getValue());
        }
    }

    /**
     * Replaces what is remembered; what is not stays so, for a walk through all accounts must not drive out the busy
     * ones.
     */
    void replace(String id, StoredAccount account) {
        if (accounts.containsKey(id)) {
            put(id, account);
        }
    }

    /** The shard has gone. */
    void close() {
        budget.caches.decrementAndGet();
        budget.used.addAndGet(-bytes);
        budget.accounts.addAndGet(-accounts.size());
        accounts.clear();
        bytes = 0;
    }

    private void resize(int added, StoredAccount gone) {
        int change = added - (gone == null ? 0 : gone.bytes());
        bytes += change;
        budget.used.addAndGet(change);
        budget.accounts.addAndGet((added == 0 ? 0 : 1) - (gone == null ? 0 : 1));
    }
}
