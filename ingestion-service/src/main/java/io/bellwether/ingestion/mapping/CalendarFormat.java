package io.bellwether.ingestion.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * Year, month and day, perhaps with a time.
 *
 * @param zone holds where the text has no offset
 * @param at the time of day where the text has none
 */
record CalendarFormat(DateTimeFormatter formatter, ZoneId zone, LocalTime at) implements TimeFormat {

    @Override
    public Instant time(Cell cell) {
        var parsed = parse(cell);
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            return OffsetDateTime.from(parsed).toInstant();
        }
        var timeOfDay = parsed.isSupported(ChronoField.NANO_OF_DAY) ? LocalTime.from(parsed) : at;
        return LocalDate.from(parsed).atTime(timeOfDay).atZone(zone).toInstant();
    }

    @Override
    public LocalDate date(Cell cell) {
        return LocalDate.from(parse(cell));
    }

    private TemporalAccessor parse(Cell cell) {
        if (cell.isBlank()) {
            throw new BadValue(cell, "is blank");
        }
        try {
            var parsed = formatter.parse(cell.text().strip());
            if (parsed.isSupported(ChronoField.EPOCH_DAY)) {
                return parsed;
            }
        } catch (DateTimeException e) {
            throw new BadValue(cell, "is not a date or time in the format of the mapping");
        }
        throw new BadValue(cell, "is a time without a date");
    }
}
