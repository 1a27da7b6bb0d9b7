package io.bellwether.effectonce;

import io.bellwether.effectonce.OutboxRows.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a relay publishes in one pass, so that however much waits, it takes a bounded part of the heap: rows from the
 * oldest on, as long as their messages fit; the first whatever its size, which its transaction has bounded.
 *
 * @param full whether more may wait than it holds
 */
record Load(List<Row> rows, List<ProducerRecord<byte[], byte[]>> messages, boolean full) {

    /** Of messages on the heap, about. */
    private static final long LARGEST = 32L << 20;
    /** What a message takes beside its value: the objects of its ten headers or so. */
    private static final long OVERHEAD = 2_000;

    static Load of(List<Row> oldest) {
        var messages = new ArrayList<ProducerRecord<byte[], byte[]>>();
        int rows = 0;
        long stored = 0;
        long bytes = 0;
        while (rows < oldest.size() && bytes < LARGEST) {
            var row = oldest.get(rows++);
            stored += row.messages().length;
            for (var message : Parcel.read(row.messages())) {
                messages.add(message);
                bytes += OVERHEAD + (message.value() == null ? 0 : message.value().length);
            }
        }
        boolean full = rows < oldest.size() || rows == OutboxRows.MOST || stored >= OutboxRows.LARGEST;
        return new Load(oldest.subList(0, rows), messages, full);
    }
}
