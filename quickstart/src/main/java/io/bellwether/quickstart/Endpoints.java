package io.bellwether.quickstart;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a running installation is and how to get in, as {@code endpoints.json} tells scripts.
 *
 * @param kafka bootstrap servers, {@code host:port}
 * @param postgres JDBC URL of the server, without a database
 * @param token a bearer token that may do everything
 */
public record Endpoints(
        URI ingestion, URI health, URI survey, URI alerting, String kafka, String postgres, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    public URI of(Service service) {
        return switch (service) {
            case INGESTION -> ingestion;
            case HEALTH -> health;
            case SURVEY -> survey;
            case ALERTING -> alerting;
        };
    }

    /** Empty where nothing is running. */
    static Optional<Endpoints> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Endpoints.class));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Whoever sees the file sees all of it; nobody but the owner sees it, as the token opens everything. */
    void write(Path file) {
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".new");
            PrivateFile.write(
                    unfinished,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + System.lineSeparator());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
