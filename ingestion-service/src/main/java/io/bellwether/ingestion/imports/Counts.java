package io.bellwether.ingestion.imports;

/**
 * What became of rows and their events.
 *
 * @param rows read, without the header
 * @param skipped rows to which no entry of the mapping applies
 * @param accepted events acknowledged by the broker; in a dry run, those that would be sent
 * @param repeated of those accepted: events with the id of one before them in the file, or of one accepted lately;
 *     they do not count
 * @param rejected events that cannot be taken, and rows that are no rows
 */
public record Counts(long rows, long skipped, long accepted, long repeated, long rejected) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                rows + other.rows,
                skipped + other.skipped,
                accepted + other.accepted,
                repeated + other.repeated,
                rejected + other.rejected);
    }
}
