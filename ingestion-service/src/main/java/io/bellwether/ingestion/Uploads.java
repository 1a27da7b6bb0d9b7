package io.bellwether.ingestion;

import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.imports.ImportReport.Options;
import io.bellwether.ingestion.mapping.FileMapping;
import io.bellwether.ingestion.mapping.InvalidMapping;
import io.bellwether.ingestion.mapping.Mapping;
import io.bellwether.ingestion.mapping.MappingReader;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Makes an import of what was uploaded, once mapping and files fit each other. */
@Singleton
class Uploads {

    private static final long LARGEST_MAPPING = 256 << 10;

    private final ImportStore store;
    private final Clock clock;

    Uploads(ImportStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws ProblemException 400 with every fault found */
    ImportJob accept(FileUpload mappingPart, List<FileUpload> fileParts, Options options) throws IOException {
        var mapping = read(mappingPart);
        var uploaded = match(mapping, fileParts);
        checkHeaders(uploaded);
        var id = UUID.randomUUID().toString();
        long bytes = 0;
        var kept = new LinkedHashMap<FileMapping, Path>();
        for (var entry : uploaded.entrySet()) {
            bytes += Files.size(entry.getValue());
            kept.put(entry.getKey(), store.keepFile(id, kept.size(), entry.getValue()));
        }
        var report = ImportReport.waiting(id, mapping.name(), options, bytes, clock.instant());
        return new ImportJob(report, mapping, kept);
    }

    private static Mapping read(FileUpload part) throws IOException {
        if (part == null) {
            throw invalid(List.of(new Fault("the part 'mapping' is missing, or is no file", "mapping")));
        }
        if (part.size() > LARGEST_MAPPING) {
            throw invalid(List.of(new Fault("a mapping must not be larger than 256 KiB", "mapping")));
        }
        try {
            return MappingReader.read(Files.readAllBytes(part.uploadedFile()));
        } catch (InvalidMapping e) {
            throw invalid(e.faults());
        }
    }

    /** Each file of the mapping with the upload of that name, whether compressed or not. */
    private static Map<FileMapping, Path> match(Mapping mapping, List<FileUpload> parts) {
        var left = new LinkedHashMap<String, Path>();
        parts.forEach(part -> left.put(FileMapping.plainName(part.fileName()), part.uploadedFile()));
        var faults = new ArrayList<Fault>();
        var matched = new LinkedHashMap<FileMapping, Path>();
        for (var file : mapping.files()) {
            var upload = left.remove(FileMapping.plainName(file.file()));
            if (upload == null) {
                faults.add(new Fault("the mapping names %s, which was not uploaded".formatted(file.file()), "file"));
            } else {
                matched.put(file, upload);
            }
        }
        left.keySet().forEach(name -> faults.add(new Fault("the mapping does not name %s".formatted(name), "file")));
        refuseIfAny(faults);
        return matched;
    }

    private static void checkHeaders(Map<FileMapping, Path> files) {
        var faults = new ArrayList<Fault>();
        files.forEach((mapping, path) -> {
            try (var file = CsvFile.open(path, mapping)) {
                faults.addAll(mapping.faults(file.header()));
            } catch (IOException e) {
                faults.add(new Fault(e.getMessage(), "file"));
            }
        });
        refuseIfAny(faults);
    }

    private static void refuseIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    private static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(Problem.of(
                        400,
                        "invalid-import",
                        "Invalid import",
                        "Nothing was imported; errors says what is wrong, and where.")
                .with(faults));
    }
}
