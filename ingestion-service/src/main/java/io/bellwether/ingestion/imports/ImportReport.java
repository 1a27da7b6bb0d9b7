package io.bellwether.ingestion.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;

/**
 * An import as it stands.
 *
 * @param mapping its name
 * @param detail why it failed or was interrupted, and what to do; absent otherwise
 * @param counts of all files together
 * @param files those begun, in the order of the mapping
 * @param errors the first rejected rows and events; {@code counts.rejected} counts all
 */
@JsonInclude(Include.NON_NULL)
public record ImportReport(
        String id,
        String mapping,
        Options options,
        State state,
        String detail,
        Times times,
        Progress progress,
        Counts counts,
        List<FileReport> files,
        List<RowError> errors) {

    /** How the import is to be done. */
    public record Options(boolean dryRun, boolean shiftToNow) {}

    /**
     * When it happened, and where the time went.
     *
     * @param scanSeconds to find the latest time, for a shift
     * @param mapSeconds to read, map and check
     * @param sendSeconds to wait for the broker
     */
    @JsonInclude(Include.NON_NULL)
    public record Times(
            Instant created,
            Instant started,
            Instant finished,
            double scanSeconds,
            double mapSeconds,
            double sendSeconds) {}

    /**
     * How far the files are read.
     *
     * @param bytesTotal the size of all files as uploaded; twice that for a shift, which reads them once before
     * @param shiftedDays by how many days all times and dates are moved; absent until it is known
     */
    @JsonInclude(Include.NON_NULL)
    public record Progress(long bytesRead, long bytesTotal, Long shiftedDays) {}

    /** One file of the import. */
    public record FileReport(String file, Counts counts) {}

    /** @param bytes of all files as uploaded */
    public static ImportReport waiting(String id, String mapping, Options options, long bytes, Instant now) {
        return new ImportReport(
                id,
                mapping,
                options,
                State.WAITING,
                null,
                new Times(now, null, null, 0, 0, 0),
                new Progress(0, options.shiftToNow() ? 2 * bytes : bytes, null),
                Counts.NONE,
                List.of(),
                List.of());
    }

    /** The same import, over and not done. */
    public ImportReport ended(State how, String why, Instant now) {
        var ended =
                new Times(times.created, times.started, now, times.scanSeconds, times.mapSeconds, times.sendSeconds);
        return new ImportReport(id, mapping, options, how, why, ended, progress, counts, files, errors);
    }

    public ImportReport withoutErrors() {
        return new ImportReport(id, mapping, options, state, detail, times, progress, counts, files, List.of());
    }
}
