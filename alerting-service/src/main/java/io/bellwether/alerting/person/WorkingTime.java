package io.bellwether.alerting.person;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days and at which times of the day somebody works, by their own clock.
 *
 * @param from the working day begins
 * @param to it ends, later on the same day
 * @param holidays days off
 */
public record WorkingTime(Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

    /** Monday to Friday, from nine to half past five. */
    public static final WorkingTime USUAL = new WorkingTime(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 30), Set.of());

    static final int MOST_HOLIDAYS = 400;

    public WorkingTime {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("there must be a day on which the person works");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the working day must begin before it ends");
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            throw new IllegalArgumentException("there must be at most " + MOST_HOLIDAYS + " holidays");
        }
    }

    public boolean on(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The day itself where the person works on it, else the first one after it on which they do. */
    public LocalDate onOrAfter(LocalDate day) {
        var date = day;
        while (!on(date)) {
            date = date.plusDays(1);
        }
        return date;
    }

    /** The working day so many working days after a day; with 0, the day itself or else the next working day. */
    public LocalDate after(LocalDate day, int workingDays) {
        var date = day;
        int left = workingDays;
        while (left > 0 || !on(date)) {
            date = date.plusDays(1);
            if (on(date)) {
                left--;
            }
        }
        return date;
    }
}
