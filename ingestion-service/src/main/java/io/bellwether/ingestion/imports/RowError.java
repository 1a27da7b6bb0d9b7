package io.bellwether.ingestion.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Why a row, or one event of it, was rejected.
 *
 * @param line of the file on which the row ends, from 1; the header is line 1
 * @param kind of the event; absent where the row itself is wrong
 * @param column absent where no single column is at fault
 * @param value what stands in the column, shortened; absent likewise
 */
@JsonInclude(Include.NON_NULL)
public record RowError(String file, long line, String kind, String column, String value, String why) {

    private static final int LONGEST_VALUE = 100;

    public RowError {
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }
}
