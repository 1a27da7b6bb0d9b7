package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that the code determines: a test compares it, and rewrites it under {@code -Dwrite=true}. */
record DerivedFile(Path path, Class<?> test) {

    static boolean rewriting() {
        return Boolean.getBoolean("write");
    }

    boolean exists() {
        return Files.exists(path);
    }

    String read() throws IOException {
        return exists() ? Files.readString(path, UTF_8) : "";
    }

    void shouldBe(String derived) throws IOException {
        if (rewriting()) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, derived, UTF_8);
        }
        assertThat(read())
                .as("%s; to rewrite it: mvn -pl events test -Dtest=%s -Dwrite=true", path, test.getSimpleName())
                .isEqualTo(derived);
    }
}
