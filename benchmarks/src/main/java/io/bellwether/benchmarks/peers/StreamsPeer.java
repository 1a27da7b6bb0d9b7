package io.bellwether.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;

/**
 * The stream engine: state per account in RocksDB with a changelog, in the form of {@code StateCodec}, through the record
 * cache; a score per account at most every second to a topic. It drops no duplicates and leaves nothing to query by SQL.
 */
final class StreamsPeer {

    static final String STORE = "accounts";

    private static final Logger LOG = Logger.getLogger(StreamsPeer.class.getName());
    private static final String SCORES = "health-scores";
    private static final long CACHE_BYTES = 128L << 20;
    private static final int COMMIT_MILLIS = 1_000;

    private StreamsPeer() {}

    /** @param guarantee as {@code processing.guarantee} takes it */
    static void start(String broker, String guarantee, int threads) {
        var streams = new KafkaStreams(topology(), settings(broker, guarantee, threads));
        streams.setUncaughtExceptionHandler(e -> {
            LOG.log(Level.SEVERE, "a stream thread ended", e);
            return StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
        });
        streams.setStateListener((state, _) -> {
            if (state == State.ERROR) {
                Runtime.getRuntime().halt(1);
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static Topology topology() {
        var text = Serdes.String();
        var bytes = Serdes.ByteArray();
        var store = Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), text, bytes)
                .withCachingEnabled();
        return new Topology()
                .addSource("events", text.deserializer(), bytes.deserializer(), Members.TOPICS.toArray(String[]::new))
                .addProcessor("fold", AccountProcessor::new, "events")
                .addStateStore(store, "fold")
                .addSink("scores", SCORES, text.serializer(), bytes.serializer(), "fold");
    }

    private static Properties settings(String broker, String guarantee, int threads) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, PeerMain.GROUP);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder());
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        settings.put(StreamsConfig.producerPrefix("linger.ms"), 20);
        settings.put(StreamsConfig.producerPrefix("batch.size"), 128 << 10);
        settings.put(StreamsConfig.consumerPrefix("max.partition.fetch.bytes"), 2 << 20);
        settings.put(StreamsConfig.consumerPrefix("max.poll.records"), 10_000);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        return settings;
    }

    private static String stateFolder() {
        try {
            var folder = Files.createTempDirectory("bellwether-streams");
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
