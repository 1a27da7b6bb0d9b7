package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.calendar.Occasion;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which dates of the calendar have come, and when each account is looked at next. */
@Singleton
class CalendarStore {

    // A look that lies more than two days ahead was set by a clock that was wrong.
    private static final String LOCK = """
            SELECT account, page, known_since FROM account
            WHERE sweep_at <= ? OR sweep_at > ?::timestamptz + interval '2 days'
            ORDER BY sweep_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String NEWEST = """
            SELECT account, type, reason, max(day) AS day FROM occasion WHERE account = ANY (?)
            GROUP BY account, type, reason
            """;
    // What holds again has a new task.
    private static final String ADD = """
            INSERT INTO occasion (account, type, reason, day, due, task) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, type, reason, day) DO UPDATE SET (due, task) = (excluded.due, excluded.task)
            """;
    private static final String NEXT =
            "UPDATE account SET sweep_at = ?, known_since = coalesce(known_since, ?) WHERE account = ?";

    private final Segments segments;

    CalendarStore(Segments segments) {
        this.segments = segments;
    }

    /** @param knownSince null where it is looked at for the first time */
    record Entry(Account account, LocalDate knownSince) {}

    /** Some of the accounts to look at, locked until the transaction ends; none that others have locked. */
    List<Entry> lock(Connection tx, Instant now, int limit) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var select = tx.prepareStatement(LOCK);
                var row = Sql.bind(select, Sql.time(now), Sql.time(now), limit).executeQuery()) {
            while (row.next()) {
                var account = Account.of(row.getString("account"), PageJson.read(row.getString("page")), segments);
                entries.add(new Entry(account, row.getObject("known_since", LocalDate.class)));
            }
        }
        return entries;
    }

    /** The newest day of each kind of date that has come. */
    Map<Identity, LocalDate> newest(Connection tx, Collection<String> accounts) throws SQLException {
        var newest = new HashMap<Identity, LocalDate>();
        try (var select = tx.prepareStatement(NEWEST);
                var row = Sql.bind(select, (Object) accounts.toArray(String[]::new))
                        .executeQuery()) {
            while (row.next()) {
                var type = Words.parse(Task.Type.class, row.getString("type"));
                newest.put(
                        new Identity(row.getString("account"), type, row.getString("reason")),
                        row.getObject("day", LocalDate.class));
            }
        }
        return newest;
    }

    /** @param task what is to be done */
    record Come(String account, Occasion occasion, LocalDate due, UUID task) {}

    void add(Connection tx, List<Come> all) throws SQLException {
        try (var add = tx.prepareStatement(ADD)) {
            for (var it : all) {
                var occasion = it.occasion();
                Sql.bind(
                                add,
                                it.account(),
                                Words.of(occasion.type()),
                                occasion.reason(),
                                occasion.day(),
                                it.due(),
                                it.task())
                        .addBatch();
            }
            add.executeBatch();
        }
    }

    /** @param next by account, when to look at it again */
    void lookAgain(Connection tx, Map<String, Instant> next, Map<String, LocalDate> today) throws SQLException {
        try (var update = tx.prepareStatement(NEXT)) {
            for (var it : next.entrySet()) {
                Sql.bind(update, Sql.time(it.getValue()), today.get(it.getKey()), it.getKey())
                        .addBatch();
            }
            update.executeBatch();
        }
    }
}
