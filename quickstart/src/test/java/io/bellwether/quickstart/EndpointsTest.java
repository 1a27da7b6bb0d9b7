package io.bellwether.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    private static final Endpoints ENDPOINTS = new Endpoints(
            URI.create("http://127.0.0.1:8081"),
            URI.create("http://127.0.0.1:8082"),
            URI.create("http://127.0.0.1:8083"),
            URI.create("http://127.0.0.1:8084"),
            "127.0.0.1:9092",
            "jdbc:postgresql://127.0.0.1:5432/",
            "a.b.c");

    @TempDir
    private Path folder;

    @Test
    void areReadAsTheyWereWritten() {
        var file = folder.resolve("endpoints.json");

        ENDPOINTS.write(file);

        assertThat(Endpoints.read(file)).contains(ENDPOINTS);
    }

    @Test
    void areForTheOwnerOnlyAsTheyHoldAToken() throws IOException {
        var file = folder.resolve("endpoints.json");

        ENDPOINTS.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areNotThereWhileNothingRuns() {
        assertThat(Endpoints.read(folder.resolve("endpoints.json"))).isEmpty();
    }
}
