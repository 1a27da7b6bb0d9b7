package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What alerting knows of each account: the rows of table {@code account}.
 *
 * <p>Only the pipeline writes them, and each account has one owner there; so a page that was read is still the same
 * when it is written.
 */
@Singleton
class AccountBook {

    private static final String READ = "SELECT account, page FROM account WHERE account = ANY (?)";
    private static final String HEALTH = "SELECT account, score, band, risk FROM account WHERE account = ANY (?)";
    private static final String DATELESS =
            "'{kpi, score, band, risk, card-name, card-csm, card-segment, card-arr, card-contract-end}'::text[]";
    private static final String WRITE = """
            INSERT INTO account (account, name, csm, segment, region, tags, arr, first_start, contract_start,
                contract_end, renewal_stage, renewal_confidence, score, band, risk, churned_on, page)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (account) DO UPDATE SET
                (name, csm, segment, region, tags, arr, first_start, contract_start, contract_end,
                 renewal_stage, renewal_confidence, score, band, risk, churned_on, sweep_at, page) =
                (excluded.name, excluded.csm, excluded.segment, excluded.region, excluded.tags, excluded.arr,
                 excluded.first_start, excluded.contract_start, excluded.contract_end, excluded.renewal_stage,
                 excluded.renewal_confidence, excluded.score, excluded.band, excluded.risk, excluded.churned_on,
                 -- a score that moves within its band, or a KPI, changes no date of the calendar
                 CASE WHEN (account.band, account.risk, account.csm, account.segment, account.contract_end)
                          IS NOT DISTINCT FROM
                          (excluded.band, excluded.risk, excluded.csm, excluded.segment, excluded.contract_end)
                          AND account.page - DATELESS = excluded.page - DATELESS
                     THEN account.sweep_at ELSE '-infinity' END,
                 excluded.page)
            """.replace("DATELESS", DATELESS);

    private final Segments segments;

    AccountBook(Segments segments) {
        this.segments = segments;
    }

    /**
     * What events have changed that tasks depend on.
     *
     * @param csms accounts that have got another CSM
     * @param routes accounts that other routes may lead from: something of what routes go by is another one
     * @param health accounts whose band or highest risk is another one
     */
    record News(Map<String, Account> csms, Map<String, Account> routes, Set<String> health) {

        private News() {
            this(new HashMap<>(), new HashMap<>(), new HashSet<>());
        }

        private void add(Account was, Account is) {
            var csm = is.card().csm();
            if (csm != null && !csm.equals(was.csm())) {
                csms.put(is.id(), is);
            }
            if (is.isRoutedOtherThan(was)) {
                routes.put(is.id(), is);
            }
            if (is.health().differs(was.health())) {
                health.add(is.id());
            }
        }
    }

    /**
     * Takes what the events say into the accounts' pages.
     *
     * @return what is to be done about it
     */
    News take(Connection tx, Collection<Event> events) throws SQLException {
        Churns.take(tx, events);
        var news = new News();
        var told = new HashMap<String, Page>();
        for (var event : events) {
            var page = Page.of(event);
            if (!page.isBlank()) {
                told.merge(event.account(), page, Page::plus);
            }
        }
        if (told.isEmpty()) {
            return news;
        }
        var known = pages(tx, told.keySet());
        try (var write = tx.prepareStatement(WRITE)) {
            for (var entry : told.entrySet()) {
                var before = known.getOrDefault(entry.getKey(), Page.BLANK);
                var after = before.plus(entry.getValue());
                if (!after.equals(before)) {
                    var was = Account.of(entry.getKey(), before, segments);
                    var is = Account.of(entry.getKey(), after, segments);
                    bind(write, is).addBatch();
                    news.add(was, is);
                }
            }
            write.executeBatch();
        }
        return news;
    }

    /** The accounts of which something is known. */
    Map<String, Account> find(Connection tx, Collection<String> accounts) throws SQLException {
        var found = new HashMap<String, Account>();
        pages(tx, accounts).forEach((id, page) -> found.put(id, Account.of(id, page, segments)));
        return found;
    }

    /** All of the accounts; with nothing known of those that no event told of. */
    Map<String, Account> all(Connection tx, Collection<String> accounts) throws SQLException {
        var all = find(tx, accounts);
        accounts.forEach(id -> all.computeIfAbsent(id, it -> Account.of(it, Page.BLANK, segments)));
        return all;
    }

    Optional<Account> find(Connection tx, String account) throws SQLException {
        return Optional.ofNullable(find(tx, List.of(account)).get(account));
    }

    /** With nothing known where no event told of it. */
    Account get(Connection tx, String account) throws SQLException {
        return find(tx, account).orElseGet(() -> Account.of(account, Page.BLANK, segments));
    }

    /** As it would be if the event were told as well. */
    Account supposing(Connection connection, Event event) throws SQLException {
        var known = pages(connection, List.of(event.account())).getOrDefault(event.account(), Page.BLANK);
        return Account.of(event.account(), known.plus(Page.of(event)), segments);
    }

    /** How the accounts do as last published; those of which nothing is known are left out. */
    Map<String, Account.Health> health(Connection connection, Collection<String> accounts) throws SQLException {
        var health = new HashMap<String, Account.Health>();
        try (var read = connection.prepareStatement(HEALTH);
                var row =
                        Sql.bind(read, (Object) accounts.toArray(String[]::new)).executeQuery()) {
            while (row.next()) {
                health.put(
                        row.getString("account"),
                        new Account.Health(
                                row.getObject("score", Integer.class), row.getString("band"), row.getString("risk")));
            }
        }
        return health;
    }

    private static Map<String, Page> pages(Connection tx, Collection<String> accounts) throws SQLException {
        var pages = new HashMap<String, Page>();
        try (var read = tx.prepareStatement(READ);
                var row =
                        Sql.bind(read, (Object) accounts.toArray(String[]::new)).executeQuery()) {
            while (row.next()) {
                pages.put(row.getString("account"), PageJson.read(row.getString("page")));
            }
        }
        return pages;
    }

    private static PreparedStatement bind(PreparedStatement write, Account account) throws SQLException {
        var contract = account.contract();
        var health = account.health();
        return Sql.bind(
                write,
                account.id(),
                account.name(),
                account.csm(),
                account.segment(),
                account.region(),
                account.tags().toArray(String[]::new),
                account.arr(),
                account.firstStart(),
                contract == null ? null : contract.start(),
                contract == null ? null : contract.end(),
                account.renewalStage(),
                account.renewalConfidence(),
                health.score(),
                health.band(),
                health.risk(),
                account.churnedOn(),
                PageJson.write(account.page()));
    }
}
