package io.bellwether.ingestion.mapping;

import java.util.Locale;
import java.util.Map;

/**
 * Where one field of an event's data comes from.
 *
 * @param constant taken instead of a column; null where there is a column
 * @param blank taken where the column is blank; null to leave the field out
 * @param lower whether the text is put in lower case first
 * @param lookup replaces the text; empty where it is taken as it is
 * @param otherwise replaces what the lookup does not know; null to reject it
 */
public record FieldRule(
        String field,
        String column,
        String constant,
        String blank,
        boolean lower,
        Map<String, String> lookup,
        String otherwise,
        Conversion conversion) {

    /**
     * A String, Long, BigDecimal, Boolean or LocalDate; null where the field is left out.
     *
     * @throws BadValue where the row holds none that can be taken
     */
    Object of(Row row) {
        var cell = constant != null ? new Cell("", constant) : row.cell(column);
        if (cell.isBlank()) {
            return blank == null ? null : conversion.convert(cell.with(blank));
        }
        return conversion.convert(lookup.isEmpty() ? lowered(cell) : lookedUp(lowered(cell)));
    }

    private Cell lowered(Cell cell) {
        return lower ? cell.with(cell.text().toLowerCase(Locale.ROOT)) : cell;
    }

    private Cell lookedUp(Cell cell) {
        var found = lookup.getOrDefault(cell.text().strip(), otherwise);
        if (found == null) {
            throw new BadValue(cell, "is not in the lookup of " + field);
        }
        return cell.with(found);
    }
}
