package io.bellwether.e2e.faults;

import io.bellwether.embedded.EmbeddedKafka;
import io.bellwether.quickstart.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, so that it can be killed. */
final class Broker implements AutoCloseable {

    private static final String READY = "ready ";

    private final Process process;
    private final Watchdog watchdog;
    private final String address;

    private Broker(Process process, String address) {
        this.process = process;
        this.watchdog = Watchdog.over(process.pid(), "KILL");
        this.address = address;
    }

    /**
     * Starts it and returns when it takes records.
     *
     * @param port 0 for any that is free
     */
    static Broker start(Path folder, int port) {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                folder.toAbsolutePath().toString(),
                Integer.toString(port));
        command.redirectError(ProcessBuilder.Redirect.appendTo(
                folder.resolveSibling("broker.log").toFile()));
        try {
            var process = command.start();
            try (var output = process.inputReader()) {
                var ready =
                        output.lines().filter(line -> line.startsWith(READY)).findFirst();
                return new Broker(
                        process,
                        ready.orElseThrow(() -> new IllegalStateException("the broker does not start, see broker.log"))
                                .substring(READY.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a broker", e);
        }
    }

    /** What runs in that process, until it is ended. */
    public static void main(String[] folderAndPort) throws InterruptedException {
        var kafka = EmbeddedKafka.start(Path.of(folderAndPort[0]), Integer.parseInt(folderAndPort[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(READY + kafka.bootstrapServers());
        new CountDownLatch(1).await();
    }

    /** As {@code host:port}. */
    String address() {
        return address;
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
        watchdog.close();
    }

    /** It stops in order. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        kill();
    }

    private void awaitEnd() {
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
