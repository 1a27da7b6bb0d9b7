package io.bellwether.effectonce;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Takes outbox rows to the broker: at once when woken after a commit, and every second for what a crash left behind.
 *
 * <p>One relay of a service works at a time (an advisory lock), oldest row first, so order is kept per account. A row is
 * deleted after the broker acknowledged it; a crash in between publishes it again, under the same event id.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int ROWS = 5_000;
    private static final int LOCK = 0x0b0c5;
    private static final long TICK_MILLIS = 1_000;

    private static final String HOLD = "SELECT pg_advisory_xact_lock(" + LOCK + ")";
    private static final String OLDEST =
            "SELECT position, topic, key, headers, value FROM outbox ORDER BY position LIMIT " + ROWS;
    private static final String DELETE = "DELETE FROM outbox WHERE position = ANY (?)";

    private final DataSource database;
    private final KafkaProducer<String, byte[]> producer;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    Relay(String service, DataSource database, Map<String, Object> kafka) {
        this.database = database;
        this.producer = Kafka.producer(kafka, new StringSerializer(), new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name(service + "-relay").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Call after the commit of a transaction that added rows. */
    public void wake() {
        work.release();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        Threads.join(thread);
        producer.close();
    }

    private void run() {
        while (!closed) {
            try {
                if (work.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                while (relay() == ROWS) {
                    // more is waiting
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.warnf("relay failed, trying again: %s", e.toString());
            }
        }
    }

    private int relay() throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sent = send(connection);
                connection.commit();
                return sent;
            } catch (Exception e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private int send(Connection tx) throws Exception {
        var rows = oldest(tx);
        if (rows.isEmpty()) {
            return 0;
        }
        var acknowledgements =
                rows.stream().map(row -> producer.send(row.message())).toList();
        for (var acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        try (var delete = tx.prepareStatement(DELETE)) {
            var positions = rows.stream().map(Row::position).toArray(Long[]::new);
            delete.setArray(1, tx.createArrayOf("bigint", positions));
            delete.executeUpdate();
        }
        return rows.size();
    }

    private static List<Row> oldest(Connection tx) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var hold = tx.prepareStatement(HOLD);
                var oldest = tx.prepareStatement(OLDEST)) {
            hold.execute();
            try (var row = oldest.executeQuery()) {
                while (row.next()) {
                    var message = new ProducerRecord<>(row.getString(2), row.getString(3), row.getBytes(5));
                    var headers = (String[]) row.getArray(4).getArray();
                    for (int i = 0; i < headers.length; i += 2) {
                        message.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
                    }
                    rows.add(new Row(row.getLong(1), message));
                }
            }
        }
        return rows;
    }

    private record Row(long position, ProducerRecord<String, byte[]> message) {}
}
