package io.bellwether.ingestion.imports;

import io.bellwether.ingestion.imports.ImportReport.FileReport;
import io.bellwether.ingestion.imports.ImportReport.Progress;
import io.bellwether.ingestion.imports.ImportReport.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers, while an import runs, what its report says; by one thread. */
public final class ImportProgress {

    private final ImportReport begin;
    private final Instant started;
    private final int listedErrors;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private Long shiftedDays;
    private long bytesBefore;
    private long bytesOfFile;
    private Duration scanning = Duration.ZERO;
    private Duration sending = Duration.ZERO;

    /** @param listedErrors how many errors the report lists at most */
    public ImportProgress(ImportReport begin, Instant started, int listedErrors) {
        this.begin = begin;
        this.started = started;
        this.listedErrors = listedErrors;
    }

    public Tally begin(String file) {
        var tally = new Tally(file);
        tallies.add(tally);
        return tally;
    }

    public void error(RowError error) {
        if (errors.size() < listedErrors) {
            errors.add(error);
        }
    }

    public void shifted(long days, Duration scan) {
        shiftedDays = days;
        scanning = scan;
    }

    /** Bytes of the file that is being read. */
    public void read(long bytes) {
        bytesOfFile = bytes;
    }

    public void fileEnded() {
        bytesBefore += bytesOfFile;
        bytesOfFile = 0;
    }

    public void waited(Duration forBroker) {
        sending = sending.plus(forBroker);
    }

    public ImportReport report(State state, Instant now) {
        var total = Duration.between(started, now);
        var mapping = total.minus(scanning).minus(sending);
        var counts = tallies.stream().map(Tally::counts).reduce(Counts.NONE, Counts::plus);
        return new ImportReport(
                begin.id(),
                begin.mapping(),
                begin.options(),
                state,
                null,
                new Times(
                        begin.times().created(),
                        started,
                        state.isOver() ? now : null,
                        seconds(scanning),
                        seconds(mapping),
                        seconds(sending)),
                new Progress(bytesBefore + bytesOfFile, begin.progress().bytesTotal(), shiftedDays),
                counts,
                tallies.stream()
                        .map(tally -> new FileReport(tally.file(), tally.counts()))
                        .toList(),
                List.copyOf(errors));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
