package io.bellwether.alerting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells tasks whose last day in time is over where their owner is; in UTC where that is not known. It is the day by which
 * to take a task up, and once somebody has, that of the next open step of its playbook.
 *
 * @param today in UTC; nowhere on earth is it more than a day later or earlier
 * @param ahead zones in which tomorrow has begun
 * @param behind zones in which it is still yesterday
 */
record Overdue(LocalDate today, List<String> ahead, List<String> behind) {

    /** Of a task's columns {@code owner} and {@code late_after}. */
    static final String SQL = """
            late_after <= ? AND late_after < CASE
                WHEN owner IN (SELECT id FROM person WHERE zone = ANY (?)) THEN ?
                WHEN owner IN (SELECT id FROM person WHERE zone = ANY (?)) THEN ?
                ELSE ? END""";

    /** @param zones in which people are */
    static Overdue at(Instant now, Collection<ZoneId> zones) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Overdue(
                today,
                those(zones, zone -> LocalDate.ofInstant(now, zone).isAfter(today)),
                those(zones, zone -> LocalDate.ofInstant(now, zone).isBefore(today)));
    }

    /** For the parameters of {@link #SQL}. */
    Object[] values() {
        return new Object[] {today, array(ahead), today.plusDays(1), array(behind), today.minusDays(1), today};
    }

    private static List<String> those(Collection<ZoneId> zones, Predicate<ZoneId> condition) {
        return zones.stream().filter(condition).map(ZoneId::getId).toList();
    }

    private static String[] array(List<String> ids) {
        return ids.toArray(String[]::new);
    }
}
