package io.bellwether.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads CSV files with their mapping to a running installation and reports what became of each row. */
@Command(
        name = "import",
        description = "Brings the rows of CSV files in as events, as a mapping says.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(500);

    @Parameters(paramLabel = "MAPPING.yaml", description = "Says which file's columns become which event's fields.")
    private Path mapping;

    @Option(names = "--shift-to-now", description = "Move all times by whole days so that the newest is of today.")
    private boolean shiftToNow;

    @Option(names = "--dry-run", description = "Check everything, send nothing.")
    private boolean dryRun;

    @Option(names = "--dir", description = "Where the files of the mapping lie (default: beside it).")
    private Path dir;

    @Option(names = "--folder", defaultValue = ".bellwether", hidden = true)
    private Path folder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var file = folder.resolve("endpoints.json");
        var endpoints = Endpoints.read(file)
                .orElseThrow(() -> new IllegalStateException(
                        "Bellwether is not running (no " + file + "): start it with ./bellwether up."));
        var upload = upload();
        try (var imports = new ImportsApi(endpoints)) {
            System.err.printf("Uploading %,d bytes ...%n", upload.size());
            var report = imports.begin(upload, dryRun, shiftToNow);
            while (!ImportsApi.isOver(report)) {
                showProgress(report);
                Thread.sleep(POLL);
                report = imports.read(report.path("id").asText());
            }
            System.err.println();
            System.out.print(ImportSummary.of(report));
            return report.path("state").asText().equals("done") ? 0 : 1;
        }
    }

    private MultipartBody upload() throws IOException {
        var files = csvFiles();
        var upload = new MultipartBody();
        upload.add("mapping", mapping);
        for (var file : files) {
            upload.add("file", file);
        }
        return upload;
    }

    private List<Path> csvFiles() throws IOException {
        if (!Files.isReadable(mapping)) {
            throw new IllegalArgumentException("There is no mapping " + mapping + ".");
        }
        var beside = dir == null ? mapping.toAbsolutePath().getParent() : dir;
        var files = new ArrayList<Path>();
        for (var entry : new YAMLMapper().readTree(mapping.toFile()).path("files")) {
            var file = beside.resolve(entry.path("file").asText());
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("There is no file " + file + ", which the mapping names.");
            }
            files.add(file);
        }
        return files;
    }

    private static void showProgress(JsonNode report) {
        if (!Screen.isTerminal()) {
            return;
        }
        var progress = report.path("progress");
        double total = Math.max(1, progress.path("bytesTotal").asDouble());
        System.err.printf(
                "\r%s %3.0f %%, %,d rows",
                report.path("state").asText(),
                100 * progress.path("bytesRead").asDouble() / total,
                report.path("counts").path("rows").asLong());
    }
}
