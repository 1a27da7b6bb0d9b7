package io.bellwether.ingestion.mapping;

import io.bellwether.problems.Problem.Fault;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;

/**
 * What becomes of the rows of one CSV file.
 *
 * @param file its name
 * @param columns every use of a column
 */
public record FileMapping(
        String file, char separator, Charset encoding, List<EventMapping> events, List<ColumnUse> columns) {

    /**
     * Where the mapping names a column.
     *
     * @param pointer JSON pointer into the mapping
     */
    public record ColumnUse(String column, String pointer) {}

    /** A file that is compressed one day and plain the next is the same file. */
    public static String plainName(String file) {
        return file.endsWith(".gz") ? file.substring(0, file.length() - ".gz".length()) : file;
    }

    /** What the mapping asks of a file with this header in vain. */
    public List<Fault> faults(Collection<String> header) {
        return columns.stream()
                .filter(use -> !header.contains(use.column()))
                .map(use -> new Fault(
                        "%s has no column '%s'; it has: %s".formatted(file, use.column(), String.join(", ", header)),
                        use.pointer()))
                .toList();
    }
}
