package io.bellwether.ingestion.mapping;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * When a row's event happened.
 *
 * @param plusHours column of hours, decimals allowed, that are added; may be null
 */
public record TimeRule(String column, TimeFormat format, String plusHours) {

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(1_000_000);

    /** @throws BadValue where it cannot be told */
    Instant of(Row row) {
        var time = format.time(row.cell(column));
        return plusHours == null ? time : time.plusSeconds(seconds(row.cell(plusHours)));
    }

    private static long seconds(Cell cell) {
        var hours = Decimal.of(cell);
        if (hours.abs().compareTo(MOST_HOURS) > 0) {
            throw new BadValue(cell, "is more than a million hours");
        }
        return hours.multiply(SECONDS_PER_HOUR).longValue();
    }
}
