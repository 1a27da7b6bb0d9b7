package io.bellwether.ingestion.mapping;

import java.util.Set;

/** What a column must hold for a row to become an event. */
public sealed interface Condition {

    boolean holds(Row row);

    /** The column's text is one of these, or none of them. */
    record In(String column, Set<String> values, boolean wanted) implements Condition {
        @Override
        public boolean holds(Row row) {
            return values.contains(row.get(column)) == wanted;
        }
    }

    /** The column is blank, or is not. */
    record Blank(String column, boolean wanted) implements Condition {
        @Override
        public boolean holds(Row row) {
            return row.get(column).isBlank() == wanted;
        }
    }
}
