package io.bellwether.ingestion;

import io.bellwether.ingestion.imports.ImportedRow;
import io.bellwether.ingestion.mapping.FileMapping;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** A CSV file, plain or gzip, that is read row by row. */
final class CsvFile implements AutoCloseable {

    private static final int BUFFER = 64 << 10;
    private static final int[] GZIP = {0x1f, 0x8b};

    private final FileMapping mapping;
    private final BoundedInputStream stored;
    private final LongRowGuard guard;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    /** @throws IOException where it has no header that can be read */
    static CsvFile open(Path path, FileMapping mapping) throws IOException {
        var stored = BoundedInputStream.builder().setPath(path).get();
        try {
            return new CsvFile(mapping, stored);
        } catch (IllegalArgumentException | UncheckedIOException | IOException e) {
            stored.close();
            throw explained(mapping, 1, e);
        }
    }

    private CsvFile(FileMapping mapping, BoundedInputStream stored) throws IOException {
        this.mapping = mapping;
        this.stored = stored;
        this.guard = new LongRowGuard(reader(stored, mapping));
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(mapping.separator())
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(guard);
        this.rows = parser.iterator();
    }

    List<String> header() {
        return parser.getHeaderNames();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws IOException naming file and line where the file cannot be read on
     */
    ImportedRow next() throws IOException {
        try {
            guard.rowEnded();
            return rows.hasNext() ? imported(rows.next()) : null;
        } catch (UncheckedIOException e) {
            throw explained(mapping, parser.getCurrentLineNumber() + 1, e);
        }
    }

    /** Of the file as it is stored. */
    long bytesRead() {
        return stored.getCount();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private ImportedRow imported(CSVRecord row) {
        return new ImportedRow(mapping.file(), parser.getCurrentLineNumber(), row.toMap(), row.size(), header().size());
    }

    private static Reader reader(InputStream stored, FileMapping mapping) throws IOException {
        var plain = BOMInputStream.builder()
                .setInputStream(uncompressed(new BufferedInputStream(stored, BUFFER)))
                .get();
        // A decoder, not a charset: wrong bytes must be reported, not replaced.
        return new InputStreamReader(plain, mapping.encoding().newDecoder());
    }

    private static InputStream uncompressed(BufferedInputStream stored) throws IOException {
        stored.mark(GZIP.length);
        boolean gzip = stored.read() == GZIP[0] && stored.read() == GZIP[1];
        stored.reset();
        return gzip ? new GZIPInputStream(stored, BUFFER) : stored;
    }

    private static IOException explained(FileMapping mapping, long line, Exception e) {
        var cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        var why = cause instanceof MalformedInputException || cause instanceof UnmappableCharacterException
                ? "is not " + mapping.encoding() + ": name the right encoding in the mapping"
                : cause.getMessage();
        return new IOException("%s, about line %d: %s".formatted(mapping.file(), line, why), e);
    }
}
