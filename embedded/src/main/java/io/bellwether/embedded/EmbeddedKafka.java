package io.bellwether.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka node, broker and controller in one, that runs inside this JVM and listens on loopback only.
 *
 * <p>Nothing stops it but {@link #close()} or the end of the JVM; after either, a start on the same folder finds
 * all acknowledged records. As any broker it halts the JVM when it can no longer write to its folder.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private final int port;
    private final Runnable stop;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(int port, Runnable stop) {
        this.port = port;
        this.stop = stop;
    }

    /**
     * Starts a node and returns when it takes records.
     *
     * @param dataDir formatted when it is new, otherwise used as it was left
     * @param port of the broker; 0 for any that is free
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        QuietLogs.apply();
        var folder = Folders.make(dataDir);
        int claimed = Ports.claim(port);
        var settings = BrokerSettings.of(folder, claimed, Ports.claim(0));
        var server = inOwnClassLoader(() -> {
            formatOnce(folder);
            return startServer(new KafkaConfig(settings));
        });
        return new EmbeddedKafka(claimed, () -> stop(server));
    }

    /** A node that somebody else in this JVM started and will stop. */
    static EmbeddedKafka running(int port) {
        return new EmbeddedKafka(port, () -> {});
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the node cleanly and waits for it. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop.run();
        }
    }

    private static void formatOnce(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .addDirectory(folder.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + folder + " for Kafka", e);
        }
    }

    private static KafkaRaftServer startServer(KafkaConfig config) {
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        boolean started = false;
        try {
            server.startup();
            started = true;
            return server;
        } finally {
            if (!started) {
                stop(server);
            }
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    // Kafka loads classes through the thread's loader, which in a Quarkus test is not the one that loaded Kafka.
    private static <T> T inOwnClassLoader(Supplier<T> action) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
