package io.bellwether.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** RFC 3339 times: the common form is read by hand, for {@link Instant#parse} would take half the time of decoding. */
final class Times {

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final String TO_THE_SECOND = "dddd-dd-ddTdd:dd:dd";
    private static final int LONGEST_FRACTION = 9;

    private Times() {}

    /** @throws InvalidFact at {@code /time}, if the text is absent or no such time */
    static Instant parse(String text) {
        if (text == null) {
            throw new InvalidFact("/time", "is required");
        }
        try {
            return isCommon(text) ? parseCommon(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    /** @throws InvalidFact at {@code /time}, if its year has not four digits, as RFC 3339 and PostgreSQL want it */
    static void check(Instant time) {
        if (time == null) {
            throw new InvalidFact("/time", "is required");
        }
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw wrong();
        }
    }

    private static InvalidFact wrong() {
        return new InvalidFact("/time", "must be an RFC 3339 time such as 2026-05-01T09:30:00Z");
    }

    /** Whether it is written like {@code 2026-05-01T09:30:00Z} or {@code 2026-05-01T09:30:00.25Z}; no leap seconds. */
    private static boolean isCommon(String text) {
        int end = text.length() - 1;
        int point = TO_THE_SECOND.length();
        if (end < point || end > point + 1 + LONGEST_FRACTION || text.charAt(end) != 'Z' || text.charAt(17) == '6') {
            return false;
        }
        for (int i = 0; i < point; i++) {
            char form = TO_THE_SECOND.charAt(i);
            if (form == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
                return false;
            }
        }
        for (int i = point + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return end == point || text.charAt(point) == '.';
    }

    private static Instant parseCommon(String text) {
        var date = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19));
        return date.toInstant(ZoneOffset.UTC).plusNanos(nanos(text));
    }

    private static long nanos(String text) {
        long nanos = 0;
        for (int digit = 0; digit < LONGEST_FRACTION; digit++) {
            int at = TO_THE_SECOND.length() + 1 + digit;
            nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
