package io.bellwether.ingestion.imports;

/** Counts the rows and events of one file while it is read; by one thread. */
public final class Tally {

    private final String file;
    private long rows;
    private long skipped;
    private long accepted;
    private long repeated;
    private long rejected;

    public Tally(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void row() {
        rows++;
    }

    public void skipped() {
        skipped++;
    }

    public void accepted() {
        accepted++;
    }

    public void repeated() {
        repeated++;
    }

    public void rejected() {
        rejected++;
    }

    public Counts counts() {
        return new Counts(rows, skipped, accepted, repeated, rejected);
    }
}
