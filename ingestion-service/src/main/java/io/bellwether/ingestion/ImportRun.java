package io.bellwether.ingestion;

import io.bellwether.ingestion.admission.EventCheck;
import io.bellwether.ingestion.imports.ImportProgress;
import io.bellwether.ingestion.imports.ImportedRow;
import io.bellwether.ingestion.imports.RowJudge;
import io.bellwether.ingestion.mapping.FileMapping;
import io.bellwether.ingestion.mapping.LatestTime;
import io.bellwether.ingestion.mapping.Shift;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** One import, from its first row to the last acknowledgement. */
final class ImportRun {

    private final ImportJob job;
    private final EventCheck check;
    private final ImportSink sink;
    private final ImportProgress progress;
    private final Checkpoint checkpoint;

    ImportRun(ImportJob job, EventCheck check, ImportSink sink, ImportProgress progress, Checkpoint checkpoint) {
        this.job = job;
        this.check = check;
        this.sink = sink;
        this.progress = progress;
        this.checkpoint = checkpoint;
    }

    /** Passed at every row; ends the import by throwing. */
    @FunctionalInterface
    interface Checkpoint {
        void pass() throws ImportFailed;
    }

    @FunctionalInterface
    private interface RowAction {
        void take(ImportedRow row) throws ImportFailed;
    }

    /** @throws IOException where a file cannot be read to its end */
    void run(Instant now) throws IOException, ImportFailed {
        var shift = job.report().options().shiftToNow() ? shiftToNow(now) : Shift.NONE;
        var judge = new RowJudge(check, shift, now);
        for (var mapping : job.mapping().files()) {
            var file = new FileImport(mapping, judge, sink, progress);
            forEachRow(mapping, file::take);
        }
        sink.finish();
    }

    private Shift shiftToNow(Instant now) throws IOException, ImportFailed {
        long begin = System.nanoTime();
        var latest = new LatestTime();
        for (var mapping : job.mapping().files()) {
            forEachRow(mapping, row -> {
                if (row.isWhole()) {
                    latest.see(mapping, row);
                }
            });
        }
        var shift = latest.shiftTo(now);
        progress.shifted(shift.days(), Duration.ofNanos(System.nanoTime() - begin));
        return shift;
    }

    private void forEachRow(FileMapping mapping, RowAction action) throws IOException, ImportFailed {
        try (var file = CsvFile.open(job.files().get(mapping), mapping)) {
            for (var row = file.next(); row != null; row = file.next()) {
                progress.read(file.bytesRead());
                checkpoint.pass();
                action.take(row);
            }
            progress.read(file.bytesRead());
        }
        progress.fileEnded();
    }
}
