package io.bellwether.ingestion.admission;

import io.bellwether.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The files that the contract ships for each kind. */
public enum ContractFile {
    SCHEMAS,
    SAMPLES;

    /** The file's bytes. */
    public byte[] of(EventType type) {
        var name = "/%s/%s.v%d.json".formatted(name().toLowerCase(Locale.ROOT), type.kind(), type.version());
        try (var file = EventType.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the contract lacks " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
