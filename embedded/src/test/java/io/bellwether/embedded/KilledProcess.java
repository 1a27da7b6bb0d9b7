package io.bellwether.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program with broker and database in a folder, which writes to both, says {@code ready} and waits for its death. */
final class KilledProcess {

    private KilledProcess() {}

    public static void main(String[] folder) throws Exception {
        var kafka = EmbeddedKafka.start(Path.of(folder[0], "kafka"), 0);
        var postgres = EmbeddedPostgres.start(Path.of(folder[0], "postgres"), 0);
        Topic.create(kafka.bootstrapServers(), "events").send("acknowledged");
        var url = postgres.database("health", "secret");
        new Database(url, "health", "secret").run("CREATE TABLE kept AS SELECT 1 AS id");
        System.out.println("ready " + kafka.port() + " " + postgres.port());
        new CountDownLatch(1).await();
    }
}
