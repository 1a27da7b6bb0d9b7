package io.bellwether.quickstart;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Which simulation the kept data are of, and how far it was told: the next start goes on from there.
 *
 * @param start when its first day was today
 * @param toldUntil all before this is with Bellwether
 */
record SimulationNotes(long seed, int accounts, Instant start, Instant toldUntil) {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    SimulationNotes toldUntil(Instant moment) {
        return new SimulationNotes(seed, accounts, start, moment);
    }

    static Optional<SimulationNotes> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), SimulationNotes.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(Path file) {
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(unfinished.toFile(), this);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
