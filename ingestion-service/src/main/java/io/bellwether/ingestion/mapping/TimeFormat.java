package io.bellwether.ingestion.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** How a column writes dates and times. */
public sealed interface TimeFormat permits CalendarFormat, EpochFormat {

    String NO_FORMAT = "is neither epoch-seconds nor epoch-millis nor a pattern such as dd.MM.yyyy HH:mm";

    /** @throws BadValue where the text is no time */
    Instant time(Cell cell);

    /** @throws BadValue where the text is no date */
    LocalDate date(Cell cell);

    /** An ISO date, perhaps with a time after T or a space, perhaps with an offset. */
    static TimeFormat iso(ZoneId zone, LocalTime at) {
        var formatter = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendPattern("['T'][' ']")
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalStart()
                .appendPattern("[' ']")
                .appendOffsetId()
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        return new CalendarFormat(formatter, zone, at);
    }

    /**
     * @param pattern {@code epoch-seconds}, {@code epoch-millis} or one of {@link DateTimeFormatter}
     * @throws IllegalArgumentException where it is none
     */
    static TimeFormat of(String pattern, ZoneId zone, LocalTime at) {
        return switch (pattern) {
            case "epoch-seconds" -> new EpochFormat(1000);
            case "epoch-millis" -> new EpochFormat(1);
            default -> new CalendarFormat(strict(pattern), zone, at);
        };
    }

    /** People write y, which strictly speaking needs an era; without strictness 30 February would pass as the 28th. */
    private static DateTimeFormatter strict(String pattern) {
        var proleptic = pattern.contains("G") ? pattern : pattern.replace('y', 'u');
        return DateTimeFormatter.ofPattern(proleptic, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
