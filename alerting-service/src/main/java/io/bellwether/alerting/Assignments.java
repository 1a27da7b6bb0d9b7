package io.bellwether.alerting;

import io.bellwether.alerting.assign.Assigner;
import io.bellwether.alerting.assign.Load;
import io.bellwether.alerting.assign.Routes;
import io.bellwether.alerting.assign.Turns;
import io.bellwether.alerting.assign.Turns.Held;
import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.person.Staff;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads who is there to work on tasks and whose turn it is, and keeps whose turn it was, in the transaction of whoever
 * calls.
 *
 * <p>Pools are locked only where somebody may be needed from one, and after the tasks: so pools are fair however many
 * instances there are, and nobody waits in a circle.
 */
@Singleton
class Assignments {

    private static final String POOLS = "SELECT pool, last FROM pool_turn ORDER BY pool";
    private static final String LOCK_POOLS = POOLS + " FOR UPDATE";
    private static final String ADD_POOL = "INSERT INTO pool_turn (pool) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String TURN = "UPDATE pool_turn SET last = ? WHERE pool = ?";
    private static final String HELD = "SELECT pool, account, person FROM pool_account WHERE account = ANY (?)";
    private static final String HOLD = """
            INSERT INTO pool_account (pool, account, person, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (pool, account) DO UPDATE SET (person, since) = (excluded.person, excluded.since)
            """;
    // What a pool has given away counts for its holder until the account has a CSM.
    private static final String LOADS = """
            SELECT person, segment, count(*) AS accounts, coalesce(sum(arr), 0) AS arr FROM (
                SELECT csm AS person, account, segment, arr FROM account
                WHERE csm = ANY (?) AND churned_on IS NULL
                UNION
                SELECT person, account, segment, arr FROM pool_account LEFT JOIN account USING (account)
                WHERE person = ANY (?) AND csm IS NULL AND churned_on IS NULL) AS looked_after
            GROUP BY person, segment
            """;

    private final Routes routes;
    private final PeopleStore people;
    private final AbsenceStore absences;
    private final AccountBook book;
    private final Segments segments;

    Assignments(Routes routes, PeopleStore people, AbsenceStore absences, AccountBook book, Segments segments) {
        this.routes = routes;
        this.people = people;
        this.absences = absences;
        this.book = book;
        this.segments = segments;
    }

    /**
     * For tasks of these accounts.
     *
     * @param csms by account; null for those that have none
     * @param known what is known of the accounts
     */
    Assigner assigner(Connection tx, Map<String, String> csms, Map<String, Account> known, Instant now)
            throws SQLException {
        var staff = csms.isEmpty() ? Staff.NOBODY : staff(tx, now);
        boolean pools = csms.values().stream()
                .anyMatch(csm -> csm == null || staff.absences().containsKey(csm));
        var turns = pools && !staff.people().isEmpty() ? turns(tx, lockPools(tx), staff, csms.keySet()) : Turns.none();
        return assigner(staff, turns, known, now);
    }

    /** As things are, for a look at what would be: locks and writes nothing, and must not be kept. */
    Assigner supposing(Connection connection, Map<String, String> csms, Map<String, Account> known, Instant now)
            throws SQLException {
        var staff = staff(connection, now);
        return assigner(staff, turns(connection, last(connection, POOLS), staff, csms.keySet()), known, now);
    }

    private Assigner assigner(Staff staff, Turns turns, Map<String, Account> known, Instant now) {
        return new Assigner(routes, staff, turns, id -> known.containsKey(id) ? known.get(id) : unknown(id), now);
    }

    /** Who is there, and who is away from now on. */
    Staff staff(Connection connection, Instant now) throws SQLException {
        return Staff.of(people.all(connection), absences.since(connection, now));
    }

    /** What the pools have given away becomes true with the transaction. */
    void keep(Connection tx, Assigner assigner) throws SQLException {
        var picked = assigner.turns().picked();
        if (picked.isEmpty()) {
            return;
        }
        try (var hold = tx.prepareStatement(HOLD);
                var turn = tx.prepareStatement(TURN)) {
            for (var it : picked.entrySet()) {
                var account = it.getKey();
                Sql.bind(hold, account.pool(), account.account(), it.getValue(), Sql.time(assigner.now()))
                        .addBatch();
            }
            hold.executeBatch();
            for (var it : assigner.turns().last().entrySet()) {
                Sql.bind(turn, it.getValue(), it.getKey()).addBatch();
            }
            turn.executeBatch();
        }
    }

    /** What is known of each of these accounts, be it nothing. */
    Map<String, Account> accounts(Connection tx, Collection<String> ids) throws SQLException {
        var accounts = new HashMap<>(book.find(tx, ids));
        ids.forEach(id -> accounts.computeIfAbsent(id, this::unknown));
        return accounts;
    }

    private Account unknown(String id) {
        return Account.of(id, Page.BLANK, segments);
    }

    private static Turns turns(Connection tx, Map<String, String> last, Staff staff, Collection<String> accounts)
            throws SQLException {
        return new Turns(last, held(tx, accounts), loads(tx, staff.people().keySet()));
    }

    private Map<String, String> lockPools(Connection tx) throws SQLException {
        try (var add = tx.prepareStatement(ADD_POOL)) {
            for (var pool : routes.pools().keySet().stream().sorted().toList()) {
                Sql.bind(add, pool).addBatch();
            }
            add.executeBatch();
        }
        return last(tx, LOCK_POOLS);
    }

    private static Map<String, String> last(Connection connection, String pools) throws SQLException {
        var last = new HashMap<String, String>();
        try (var select = connection.prepareStatement(pools);
                var row = select.executeQuery()) {
            while (row.next()) {
                if (row.getString("last") != null) {
                    last.put(row.getString("pool"), row.getString("last"));
                }
            }
        }
        return last;
    }

    private static Map<Held, String> held(Connection tx, Collection<String> accounts) throws SQLException {
        var held = new HashMap<Held, String>();
        try (var select = tx.prepareStatement(HELD);
                var row = Sql.bind(select, (Object) accounts.toArray(String[]::new))
                        .executeQuery()) {
            while (row.next()) {
                held.put(new Held(row.getString("pool"), row.getString("account")), row.getString("person"));
            }
        }
        return held;
    }

    /** What each of these people looks after. */
    static Map<String, Load> loads(Connection connection, Collection<String> people) throws SQLException {
        var loads = new HashMap<String, Load>();
        var ids = people.toArray(String[]::new);
        try (var select = connection.prepareStatement(LOADS);
                var row = Sql.bind(select, ids, ids).executeQuery()) {
            while (row.next()) {
                var load = loads.getOrDefault(row.getString("person"), Load.NOTHING);
                loads.put(
                        row.getString("person"),
                        load.plus(row.getString("segment"), row.getInt("accounts"), row.getDouble("arr")));
            }
        }
        return loads;
    }
}
