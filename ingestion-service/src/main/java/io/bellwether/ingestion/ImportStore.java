package io.bellwether.ingestion;

import io.bellwether.events.Json;
import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.imports.State;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.FileUtils;

/** The imports of this instance: a JSON file for each report, so that it outlives the service, and the uploads. */
@Singleton
@Startup
class ImportStore {

    static final String REPEAT = "To repeat the import is safe: events that were stored already count once.";

    /** As in application.properties: where uploads are until their import takes them over. */
    private static final String UPLOADS = "uploads";

    private static final String SUFFIX = ".json";

    private final Path folder;
    private final int kept;
    private final Map<String, ImportReport> reports = new ConcurrentHashMap<>();

    ImportStore(IngestionConfig config, Clock clock) throws IOException {
        folder = Files.createDirectories(config.data().resolve("imports").toAbsolutePath());
        kept = config.keptImports();
        // What is there was left by uploads that a crash cut off: nobody uploads yet.
        FileUtils.cleanDirectory(
                Files.createDirectories(config.data().resolve(UPLOADS)).toFile());
        load();
        for (var report : all()) {
            if (!report.state().isOver()) {
                save(report.ended(State.INTERRUPTED, "The service was restarted. " + REPEAT, clock.instant()));
                discardFiles(report.id());
            }
        }
    }

    /** Newest first. */
    List<ImportReport> all() {
        return reports.values().stream()
                .sorted(Comparator.comparing(
                                (ImportReport report) -> report.times().created())
                        .thenComparing(ImportReport::id)
                        .reversed())
                .toList();
    }

    Optional<ImportReport> find(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    void save(ImportReport report) {
        reports.put(report.id(), report);
        try {
            var next = folder.resolve(report.id() + ".new");
            Files.write(next, Json.mapper().writeValueAsBytes(report));
            Files.move(next, folder.resolve(report.id() + SUFFIX), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the report of an import", e);
        }
    }

    /** Forgets the oldest of those that are over. */
    void prune() throws IOException {
        for (var report : all().stream().skip(kept).toList()) {
            if (report.state().isOver()) {
                forget(report.id());
            }
        }
    }

    /** As if it had never been, its files included. */
    void forget(String id) throws IOException {
        discardFiles(id);
        Files.deleteIfExists(folder.resolve(id + SUFFIX));
        reports.remove(id);
    }

    /** Takes an uploaded file over. */
    Path keepFile(String id, int number, Path uploaded) throws IOException {
        var kept = Files.createDirectories(folder.resolve(id)).resolve(number + ".csv");
        return Files.move(uploaded, kept);
    }

    void discardFiles(String id) throws IOException {
        FileUtils.deleteDirectory(folder.resolve(id).toFile());
    }

    private void load() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                var report = Json.mapper().readValue(file.toFile(), ImportReport.class);
                reports.put(report.id(), report);
            }
        }
    }
}
