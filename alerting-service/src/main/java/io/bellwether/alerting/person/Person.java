package io.bellwether.alerting.person;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * Somebody who works with tasks or is told of them.
 *
 * @param id as account events name their CSM, and as tokens name whoever sends them
 * @param email null where there is none
 * @param role what the person is in the organisation, such as csm, manager, vp, executive or save-team
 * @param manager the id of the person they report to; null where there is none
 */
public record Person(
        String id, String name, String email, String role, String manager, ZoneId zone, WorkingTime working) {

    public static final String MANAGER = "manager";

    /** Somebody of whom nothing is known but the name: they work at usual times, in UTC. */
    public static Person unknown(String id) {
        return new Person(id, id, null, "", null, ZoneOffset.UTC, WorkingTime.USUAL);
    }

    /** The day it is where the person is. */
    public LocalDate dayAt(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** The Monday with which the week began that it is where the person is. */
    public LocalDate weekAt(Instant time) {
        return dayAt(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public boolean worksAt(Instant time) {
        var local = time.atZone(zone).toLocalTime();
        return working.on(dayAt(time)) && !local.isBefore(working.from()) && local.isBefore(working.to());
    }

    /** The time itself where the person works then, else when they begin to work the next time. */
    public Instant workingTimeFrom(Instant time) {
        if (worksAt(time)) {
            return time;
        }
        var today = dayAt(time);
        var begins = beginOf(working.onOrAfter(today));
        return begins.isBefore(time) ? beginOf(working.onOrAfter(today.plusDays(1))) : begins;
    }

    /** The time at which so much of their working time has passed since then. */
    public Instant after(Instant time, Duration workingTime) {
        var begins = workingTimeFrom(time);
        var left = workingTime;
        while (true) {
            var rest = Duration.between(begins, endOf(dayAt(begins)));
            if (left.compareTo(rest) <= 0) {
                return begins.plus(left);
            }
            left = left.minus(rest);
            begins = beginOf(working.onOrAfter(dayAt(begins).plusDays(1)));
        }
    }

    /** When they stop working on a day on which they work. */
    public Instant endOf(LocalDate day) {
        return day.atTime(working.to()).atZone(zone).toInstant();
    }

    private Instant beginOf(LocalDate day) {
        return day.atTime(working.from()).atZone(zone).toInstant();
    }
}
