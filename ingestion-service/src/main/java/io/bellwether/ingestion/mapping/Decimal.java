package io.bellwether.ingestion.mapping;

import java.math.BigDecimal;

/** Reads decimal numbers as CSV files write them: digits with a point, no separators of thousands. */
final class Decimal {

    /** Numbers beyond 1e30 are mistakes, and arithmetic with 1e1000000000 would not end. */
    private static final int MOST_DIGITS = 30;

    private Decimal() {}

    /** @throws BadValue where the text is no number */
    static BigDecimal of(Cell cell) {
        try {
            var number = new BigDecimal(cell.text().strip());
            if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
                throw new BadValue(cell, "is a number of more than " + MOST_DIGITS + " digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadValue(cell, cell.isBlank() ? "is blank" : "is not a number such as 1234.5");
        }
    }
}
