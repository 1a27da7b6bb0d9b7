package io.bellwether.alerting.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * What came of one attempt.
 *
 * @param status of HTTP or SMTP; null where there was no answer
 * @param retryAfter how long the recipient asks to wait; zero where it does not
 * @param text the beginning of what was answered, or why there was no answer
 */
public record Reply(Integer status, Duration retryAfter, String text) {

    private static final int LONGEST_TEXT = 500;

    public Reply {
        var printable = text.replaceAll("\\p{Cntrl}+", " ").strip();
        text = printable.length() > LONGEST_TEXT ? printable.substring(0, LONGEST_TEXT) : printable;
    }

    public static Reply of(int status, String text) {
        return new Reply(status, Duration.ZERO, text);
    }

    public static Reply none(String why) {
        return new Reply(null, Duration.ZERO, why);
    }

    /**
     * Reads a Retry-After header; zero where there is none or it makes no sense.
     *
     * @param header seconds or a date
     */
    public static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        if (header.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header.strip()));
        }
        try {
            var date = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeParseException _) {
            return Duration.ZERO;
        }
    }
}
