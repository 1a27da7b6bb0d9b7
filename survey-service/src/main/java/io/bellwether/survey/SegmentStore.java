package io.bellwether.survey;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The segment of each account, by which results are told apart. */
final class SegmentStore {

    /** The latest stays: greatest time, ties by greatest id, whatever the order of arrival. */
    private static final String KEEP = """
            INSERT INTO account_segment (account, segment, described_at, event_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE
               SET segment = excluded.segment, described_at = excluded.described_at, event_id = excluded.event_id
             WHERE (excluded.described_at, excluded.event_id) > (account_segment.described_at, account_segment.event_id)
            """;

    private SegmentStore() {}

    static void keep(Connection tx, List<Event> events) throws SQLException {
        try (var keep = tx.prepareStatement(KEEP)) {
            for (var event : events) {
                if (event.fact() instanceof Account.Described described && described.segment() != null) {
                    Sql.set(keep, event.account(), described.segment(), event.time(), event.id());
                    keep.addBatch();
                }
            }
            keep.executeBatch();
        }
    }
}
