package io.bellwether.ingestion.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.Json;
import io.bellwether.ingestion.admission.Original;
import io.bellwether.ingestion.mapping.Row;
import java.util.Map;

/**
 * A row with the place it stands at.
 *
 * @param line on which it ends, from 1
 * @param cells its texts by column, as far as it has them
 * @param values how many it has
 * @param columns how many the file has
 */
public record ImportedRow(String file, long line, Map<String, String> cells, int values, int columns) implements Row {

    /** Whether it has a value for each column, and no more. */
    public boolean isWhole() {
        return values == columns;
    }

    @Override
    public String get(String column) {
        return cells.get(column);
    }

    /** The row as it is kept on {@code rejected-events}: a JSON object of its columns. */
    Original original(String account, String type) {
        var headers = Map.of(
                "content-type", "application/json", "dead-letter-file", file, "dead-letter-line", Long.toString(line));
        try {
            return new Original(null, account, type, headers, Json.mapper().writeValueAsBytes(cells));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can always be written", e);
        }
    }
}
