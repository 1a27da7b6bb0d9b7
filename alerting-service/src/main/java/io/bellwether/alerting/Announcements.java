package io.bellwether.alerting;

import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.UUID;

/** Writes deliveries that are to be, in the transaction of what they tell of; what is written already stays. */
@Singleton
class Announcements {

    private static final String SINGLE = """
            INSERT INTO delivery (id, event, task, occasion, channel, person, endpoint, notice, state, due, created_at,
                finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """;
    // It is locked until the transaction ends, so that it is not sent without the part that is being written. One that
    // waits no more as its endpoint was disabled waits again once that is enabled: its time has not come yet.
    private static final String DIGEST = """
            INSERT INTO delivery (id, event, occasion, channel, person, endpoint, state, due, created_at, finished_at)
            VALUES (?, ?, 'digest', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
                state = CASE WHEN delivery.attempts = 0 AND excluded.state = 'pending' THEN 'pending' ELSE delivery.state END,
                finished_at = CASE WHEN delivery.attempts > 0 OR excluded.state <> 'pending' THEN delivery.finished_at END
            RETURNING attempts
            """;
    private static final String PART = """
            INSERT INTO digest_part (delivery, event, notice, at) VALUES (?, ?, ?::jsonb, ?) ON CONFLICT DO NOTHING
            """;

    void write(Connection tx, Collection<Planned> planned, Instant now) throws SQLException {
        try (var insert = tx.prepareStatement(SINGLE)) {
            for (var delivery : planned) {
                if (delivery instanceof Planned.Single single) {
                    single(insert, single, now).addBatch();
                }
            }
            insert.executeBatch();
        }
        writeDigests(
                tx,
                planned.stream()
                        .filter(Planned.Part.class::isInstance)
                        .map(Planned.Part.class::cast)
                        .sorted(Comparator.comparing(Planned.Part::id)) // all lock in the same order
                        .toList(),
                now);
    }

    private static PreparedStatement single(PreparedStatement insert, Planned.Single single, Instant now)
            throws SQLException {
        Notice notice = single.notice();
        boolean disabled = isDisabled(single);
        return Sql.bind(
                insert,
                single.id(),
                notice.event(),
                notice.task(),
                Words.of(notice.occasion()),
                Words.of(single.channel()),
                single.person(),
                single.endpoint() == null ? null : single.endpoint().id(),
                JsonColumn.write(notice),
                Words.of(disabled ? DeliveryState.DISABLED : DeliveryState.PENDING),
                Sql.time(single.due()),
                Sql.time(now),
                disabled ? Sql.time(now) : null);
    }

    private static void writeDigests(Connection tx, Collection<Planned.Part> parts, Instant now) throws SQLException {
        var open = new HashSet<UUID>();
        try (var digest = tx.prepareStatement(DIGEST);
                var insert = tx.prepareStatement(PART)) {
            for (var part : parts) {
                var where = part;
                while (!open.contains(where.id()) && isSent(digest, where, now)) {
                    where = where.later();
                }
                open.add(where.id());
                var notice = part.notice();
                Sql.bind(insert, where.id(), notice.event(), JsonColumn.write(notice), Sql.time(notice.at()))
                        .addBatch();
            }
            insert.executeBatch();
        }
    }

    private static boolean isSent(PreparedStatement digest, Planned.Part part, Instant now) throws SQLException {
        boolean disabled = isDisabled(part);
        Sql.bind(
                digest,
                part.id(),
                part.event(),
                Words.of(part.channel()),
                part.person(),
                part.endpoint() == null ? null : part.endpoint().id(),
                Words.of(disabled ? DeliveryState.DISABLED : DeliveryState.PENDING),
                Sql.time(part.due()),
                Sql.time(now),
                disabled ? Sql.time(now) : null);
        try (var row = digest.executeQuery()) {
            row.next();
            return row.getInt("attempts") > 0;
        }
    }

    private static boolean isDisabled(Planned planned) {
        return planned.endpoint() != null && !planned.endpoint().enabled();
    }
}
