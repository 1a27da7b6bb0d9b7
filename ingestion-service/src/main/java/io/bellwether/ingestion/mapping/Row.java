package io.bellwether.ingestion.mapping;

/** One row of a file. */
@FunctionalInterface
public interface Row {

    /** The text in a column that the file has; may be empty, never null. */
    String get(String column);

    default Cell cell(String column) {
        return new Cell(column, get(column));
    }
}
