package io.bellwether.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    @TempDir
    Path folder;

    @Test
    void afterAKillBothStartAgainOnTheirPortsWithWhatWasAcknowledged() throws Exception {
        int[] ports = runAndKill();

        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), ports[0]);
                var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), ports[1])) {

            assertThat(new Topic(kafka.bootstrapServers(), "events").read(1)).containsExactly("acknowledged");
            var health = new Database(postgres.jdbcUrl("health"), "health", "secret");
            assertThat(health.query("SELECT id FROM kept")).containsExactly("1");
        }
    }

    private int[] runAndKill() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = process.inputReader()) {
            var ready = output.lines().filter(line -> line.startsWith("ready ")).findFirst();
            var ports = ready.orElseThrow().split(" ", -1);
            return new int[] {Integer.parseInt(ports[1]), Integer.parseInt(ports[2])};
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
