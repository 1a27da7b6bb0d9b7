package io.bellwether.alerting.task;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which people work: Monday to Friday. */
final class BusinessDays {

    private BusinessDays() {}

    /** The business day so many business days after a day; with 0, the day itself or else the next business day. */
    static LocalDate after(LocalDate day, int businessDays) {
        var date = day;
        int left = businessDays;
        while (left > 0 || !isBusinessDay(date)) {
            date = date.plusDays(1);
            if (isBusinessDay(date)) {
                left--;
            }
        }
        return date;
    }

    private static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }
}
