package io.bellwether.effectonce;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The one transaction of a batch: fence, handler, outbox, inbox, offsets; all or nothing. */
final class BatchTransaction {

    private final DataSource database;
    private final Handler handler;
    private final Clock clock;

    BatchTransaction(DataSource database, Handler handler, Clock clock) {
        this.database = database;
        this.handler = handler;
        this.clock = clock;
    }

    Shard claim(int shard, Duration dedupWindow) throws SQLException {
        return inTransaction(tx -> Ledger.claim(tx, shard, today().minusDays(dedupWindow.toDays())));
    }

    /** After it returns, the shards of the batch stand where it took them, in the database and in memory. */
    void apply(Batch batch, Duration dedupWindow) throws SQLException {
        var today = today();
        inTransaction(tx -> {
            Ledger.fence(tx, batch.shards());
            var effects = new Effects(tx);
            if (!batch.fresh.isEmpty()) {
                handler.handle(batch.fresh, effects);
            }
            Outbox.add(tx, effects.published());
            Outbox.addRejections(tx, batch.rejections);
            Ledger.advance(tx, batch.progress(), today);
            return null;
        });
        for (var progress : batch.progress()) {
            var shard = progress.shard();
            shard.inbox().addAll(today, progress.ids());
            shard.inbox().forgetBefore(today.minusDays(dedupWindow.toDays()));
            shard.next().putAll(progress.next());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private interface Work<T> {
        T in(Connection tx) throws SQLException;
    }
}
