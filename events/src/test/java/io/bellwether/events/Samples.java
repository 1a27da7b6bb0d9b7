package io.bellwether.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The golden samples: one event of each kind, in structured form, as publishers see it in the documentation. */
final class Samples {

    static final Path FOLDER = Path.of("src/main/resources/samples");

    private Samples() {}

    static byte[] bytes(EventType type) {
        try {
            return Files.readAllBytes(FOLDER.resolve(Schemas.fileName(type)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(EventType type) {
        try {
            return (ObjectNode) Json.mapper().readTree(bytes(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode data(EventType type) {
        return (ObjectNode) json(type).get("data");
    }
}
