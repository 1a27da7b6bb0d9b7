package io.bellwether.effectonce;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Takes polled records through: as one batch or, where they are large, several; halved where a record spoils them. */
final class Taking {

    private static final Logger LOG = Logger.getLogger(Taking.class);
    private static final long LARGEST_BATCH_BYTES = 32L << 20;
    /** Of a shard that came from another owner: few, as they have waited longest, before the many that came meanwhile. */
    private static final int FIRST_RECORDS = 50;

    private final Settings settings;
    private final BatchTransaction transactions;
    private final Map<Integer, Shard> owned;
    private final Metrics metrics;
    private final BatchTraces traces;

    Taking(Settings settings, BatchTransaction transactions, Map<Integer, Shard> owned, Instruments instruments) {
        this.settings = settings;
        this.transactions = transactions;
        this.owned = owned;
        this.metrics = instruments.metrics();
        this.traces = instruments.traces();
    }

    void take(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        var first = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var others = new ArrayList<ConsumerRecord<byte[], byte[]>>(records.count());
        var begun = new HashMap<Integer, Integer>();
        for (var record : records) {
            var shard = owned.get(record.partition());
            if (shard == null) {
                continue; // read again once it is claimed
            }
            metrics.received(shard.receives(record.topic(), record.offset()) ? 1 : 0);
            boolean begins = shard.isNew() && begun.merge(shard.number(), 1, Integer::sum) <= FIRST_RECORDS;
            (begins ? first : others).add(record);
        }
        takeInParts(first);
        takeInParts(others);
    }

    private void takeInParts(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        int begin = 0;
        long bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            bytes += Math.max(0, records.get(i).serializedValueSize());
            if (bytes > LARGEST_BATCH_BYTES || i == records.size() - 1) {
                takeAll(records.subList(begin, i + 1));
                begin = i + 1;
                bytes = 0;
            }
        }
    }

    private void takeAll(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        try {
            long begin = System.nanoTime();
            var batch = Batch.of(settings.service(), records, owned, transactions.now());
            metrics.decoded(System.nanoTime() - begin);
            commit(batch);
        } catch (SQLException | RuntimeException e) {
            if (e instanceof Fenced || Failure.passes(e)) {
                throw e;
            }
            if (records.size() == 1) {
                reject(records.getFirst(), e);
            } else {
                LOG.warnf("a batch of %d failed, halving it: %s", records.size(), e.toString());
                takeAll(records.subList(0, records.size() / 2));
                takeAll(records.subList(records.size() / 2, records.size()));
            }
        }
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, Exception e) throws SQLException {
        LOG.errorf(e, "rejected topic=%s partition=%d offset=%d", record.topic(), record.partition(), record.offset());
        var shard = owned.get(record.partition());
        commit(Batch.rejecting(settings.service(), record, shard, e.getClass().getSimpleName()));
    }

    private void commit(Batch batch) throws SQLException {
        long begin = System.nanoTime();
        var span = traces.begin(batch);
        try (var _ = BatchTraces.within(span, batch).makeCurrent()) {
            var effects = transactions.apply(batch);
            metrics.committed(batch, effects, System.nanoTime() - begin);
        } catch (SQLException | RuntimeException e) {
            BatchTraces.failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }
}
